'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useId, useState } from 'react'

import type { ResegmentRun } from '../../../domain/audience/board.js'

import { Ago } from '../../ai/Ago.client.js'
import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import './index.css'
import { useResegment } from './useResegment.js'

const Progress = ({ run: { done, total } }: { run: ResegmentRun }) => {
  const id = useId()
  const { language, text } = useText()
  const count = (value: number) => formatCount({ count: value, language })
  return (
    <div className="crm-resegment__progress">
      <label htmlFor={id}>
        {total > 0
          ? text('audience:resegment:progress', { done: count(done), total: count(total) })
          : text('audience:resegment:waiting')}
      </label>
      <progress id={id} max={total || 1} value={total > 0 ? done : undefined} />
    </div>
  )
}

/** Who moved where, the largest first. */
const Moves = ({ isOpen, moves }: { isOpen: boolean } & Pick<ResegmentRun, 'moves'>) => {
  const { language, text } = useText()
  const nameOf = (stage: ResegmentRun['moves'][number]['from']) =>
    stage ? text(`audience:stages:${stage}`) : text('audience:resegment:nowhere')
  return (
    <details className="crm-resegment__moves" open={isOpen}>
      <summary>{text('audience:resegment:moves')}</summary>
      <ul>
        {moves.map(({ count, from, to }) => (
          <li key={`${from}-${to}`}>
            <span>{text('audience:resegment:move', { from: nameOf(from), to: nameOf(to) })}</span>
            <strong>{formatCount({ count, language })}</strong>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Ended = ({ isFresh, run }: { isFresh: boolean; run: ResegmentRun }) => {
  const { language, text } = useText()
  const { finishedAt, moves, status } = run
  const count = moves.reduce((sum, move) => sum + move.count, 0)
  return (
    <div className="crm-resegment__ended" data-status={status}>
      <p role="status">
        {status === 'done'
          ? text(count > 0 ? 'audience:resegment:done' : 'audience:resegment:nobody', {
              count,
              number: formatCount({ count, language }),
            })
          : text('audience:resegment:failed')}{' '}
        {finishedAt ? <Ago time={finishedAt} /> : null}
      </p>
      {moves.length > 0 ? <Moves isOpen={isFresh} moves={moves} /> : null}
    </div>
  )
}

/** The button that puts everybody where the rules say, how far that is, and who moved where. */
export const Resegment = ({ canManage, onEnd }: { canManage: boolean; onEnd: () => void }) => {
  const { text } = useText()
  const [isFresh, setIsFresh] = useState(false)
  const end = useCallback(() => {
    setIsFresh(true)
    onEnd()
  }, [onEnd])
  const { isBusy, isReached, isStarting, run, start } = useResegment({ onEnd: end })
  return (
    <div className="crm-resegment">
      {run && isBusy ? <Progress run={run} /> : null}
      {run && !isBusy ? <Ended isFresh={isFresh} key={run.id} run={run} /> : null}
      {isReached ? null : (
        <p className="crm-resegment__problem" role="alert">
          {text('audience:resegment:unreached')}
        </p>
      )}
      {canManage ? (
        <Button
          buttonStyle="secondary"
          disabled={isBusy || isStarting}
          margin={false}
          onClick={() => void start()}
          size="medium"
        >
          {text('audience:resegment:now')}
        </Button>
      ) : null}
    </div>
  )
}
