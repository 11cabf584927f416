'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React, { useEffect, useMemo, useRef, useState } from 'react'

import type { Slugs } from '../types.js'
import type { Group } from './groups.js'

import '../../shared/tokens.css'
import '../../shared/chip.css'
import { useText } from '../../shared/useText.js'
import '../index.css'
import { Entry } from './Entry.client.js'
import { GROUP_ORDER, GROUPS } from './groups.js'
import { useTimeline } from './useTimeline.js'

const Chips = ({ chosen, onChange }: { chosen: Group[]; onChange: (groups: Group[]) => void }) => {
  const { text } = useText()
  return (
    <div aria-label={text('timeline:filter')} className="crm-timeline__chips" role="group">
      {GROUP_ORDER.map((group) => {
        const isChosen = chosen.includes(group)
        return (
          <button
            aria-pressed={isChosen}
            className="crm-timeline__chip"
            key={group}
            onClick={() =>
              onChange(isChosen ? chosen.filter((one) => one !== group) : [...chosen, group])
            }
            type="button"
          >
            {text(`timeline:groups:${group}`)}
          </button>
        )
      })}
    </div>
  )
}

/** Asks for more as soon as the end comes into sight; a button does where it does not. */
const End = ({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) => {
  const { text } = useText()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => (entry?.isIntersecting && !isLoading ? onMore() : undefined),
      { rootMargin: '400px' },
    )
    if (end.current) {
      observer.observe(end.current)
    }
    return () => observer.disconnect()
  }, [isLoading, onMore])
  return (
    <div className="crm-timeline__end" ref={end}>
      <Button
        buttonStyle="secondary"
        disabled={isLoading}
        margin={false}
        onClick={onMore}
        size="small"
      >
        {text(isLoading ? 'timeline:loading' : 'timeline:more')}
      </Button>
    </div>
  )
}

/** What happened around a record, the latest first, as far back as one scrolls. */
export const Timeline = ({
  path,
  revision,
  showsContact,
  slugs,
}: {
  /** Of its route. */
  path: `/${string}`
  /** Another one whenever something was logged. */
  revision: number
  showsContact: boolean
  slugs: Slugs
}) => {
  const { text } = useText()
  const [chosen, setChosen] = useState<Group[]>([])
  const types = useMemo(() => chosen.flatMap((group) => GROUPS[group]), [chosen])
  const { docs, hasMore, more, problem, retry, status } = useTimeline({ path, revision, types })
  const isEmpty = docs.length === 0
  return (
    <section aria-label={text('timeline:label')} className="crm-timeline">
      <h3 className="crm-record__title">{text('timeline:label')}</h3>
      <Chips chosen={chosen} onChange={setChosen} />
      {isEmpty && status === 'loading' ? (
        <div aria-label={text('timeline:loading')} role="status">
          <ShimmerEffect height={240} />
        </div>
      ) : null}
      {isEmpty && status === 'ready' && !problem ? (
        <div className="crm-record__empty">
          <p>
            <strong>{text(chosen.length > 0 ? 'timeline:emptyFiltered' : 'timeline:empty')}</strong>
          </p>
          {chosen.length > 0 ? null : <p>{text('timeline:emptyHint')}</p>}
        </div>
      ) : null}
      <ol aria-busy={status !== 'ready'} className="crm-timeline__list">
        {docs.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <Entry entry={entry} showsContact={showsContact} slugs={slugs} />
          </li>
        ))}
      </ol>
      {problem ? (
        <div className="crm-record__empty" role="alert">
          <p>
            <strong>{text('timeline:failed')}</strong>
          </p>
          <p>{problem}</p>
          <Button buttonStyle="secondary" margin={false} onClick={retry} size="small">
            {text('timeline:retry')}
          </Button>
        </div>
      ) : null}
      {hasMore && !problem ? <End isLoading={status !== 'ready'} onMore={more} /> : null}
    </section>
  )
}
