'use client'
import { Button, toast } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { PageKey } from '../../shared/useText.js'
import type { Run } from '../types.js'
import type { RunHandle } from './useRun.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Ago } from '../Ago.client.js'
import { isUnderWay } from './states.js'

const PROBLEMS: Record<string, PageKey> = {
  budget: 'suggest:problems:budget',
  invalid: 'suggest:problems:invalid',
  rate_limited: 'suggest:problems:rate_limited',
  refused: 'suggest:problems:refused',
  timeout: 'suggest:problems:timeout',
  unavailable: 'suggest:problems:unavailable',
}

/** Why a model's answers are missing in what a run brought; the rules answered instead. */
const Problems = ({ run: { errors } }: { run: Run }) => {
  const { text } = useText()
  return errors?.map(({ kind, subjects }) => (
    <p className="crm-run__problem" key={kind}>
      {text(PROBLEMS[kind] ?? 'suggest:problems:other', { count: subjects })}
    </p>
  ))
}

const Progress = ({
  canCancel,
  handle,
  run,
}: {
  canCancel: boolean
  handle: RunHandle
  run: Run
}) => {
  const id = useId()
  const { language, text } = useText()
  const [isCancelling, setIsCancelling] = useState(false)
  const total = run.total ?? 0
  const done = run.done ?? 0
  const said =
    total > 0
      ? text('suggest:run:progress', {
          done: formatCount({ count: done, language }),
          total: formatCount({ count: total, language }),
        })
      : text('suggest:run:waiting')

  const cancel = async () => {
    setIsCancelling(true)
    const answer = await handle.cancel()
    setIsCancelling(false)
    if (!answer.ok) {
      toast.error(answer.error.message)
    }
  }

  return (
    <div className="crm-run__progress">
      <label htmlFor={id}>{said}</label>
      <progress id={id} max={total || 1} value={total > 0 ? done : undefined} />
      {canCancel ? (
        <Button
          buttonStyle="secondary"
          disabled={isCancelling}
          margin={false}
          onClick={() => void cancel()}
          size="small"
        >
          {text('suggest:run:cancel')}
        </Button>
      ) : null}
      {handle.isReached ? null : (
        <p className="crm-run__problem" role="alert">
          {text('suggest:run:unreached')}
        </p>
      )}
    </div>
  )
}

/** How the latest run goes, or how it went; nothing where there was none. */
export const RunState = ({
  canCancel,
  found,
  handle,
}: {
  canCancel: boolean
  /** What a run says that is done, instead of how many records it went through. */
  found?: (run: Run) => string
  handle: RunHandle
}) => {
  const { language, text } = useText()
  const { run } = handle
  if (!run) {
    return null
  }
  if (isUnderWay(run)) {
    return <Progress canCancel={canCancel} handle={handle} run={run} />
  }
  return (
    <div className="crm-run__ended" data-status={run.status} role="status">
      <p>
        {found && run.status === 'done'
          ? found(run)
          : text(`suggest:run:${run.status as 'cancelled' | 'done' | 'failed'}`, {
              done: formatCount({ count: run.done ?? 0, language }),
              total: formatCount({ count: run.total ?? 0, language }),
            })}{' '}
        <Ago time={run.finishedAt ?? run.createdAt} />
      </p>
      <Problems run={run} />
    </div>
  )
}
