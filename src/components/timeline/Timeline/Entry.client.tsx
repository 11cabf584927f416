'use client'
import React from 'react'

import type {
  TimelineActivity,
  TimelineEntry,
  TimelineEvent,
} from '../../../domain/timeline/types.js'
import type { Slugs } from '../types.js'

import { formatDay } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { RecordLink } from '../RecordLink.client.js'
import { useMoment } from '../useMoment.js'
import { useWords } from '../useWords.js'

/** Whose words the states of a change are; stages of pipelines have names of their own. */
const STATES: Partial<Record<TimelineActivity['type'], string>> = {
  consent_change: 'consentStatuses',
  journey_change: 'journeyStages',
}

const Change = ({ activity: { type, from, to } }: { activity: TimelineActivity }) => {
  const words = useWords()
  const say = (state: null | string): string => {
    const list = STATES[type]
    return list && state ? words(`${list}:${state}`) : (state ?? '–')
  }
  return from || to ? (
    <p className="crm-entry__text">
      {say(from)} → {say(to)}
    </p>
  ) : null
}

/** The small words beside what was said: which way, how long, how it went, and for whom. */
const Facts = ({ activity }: { activity: TimelineActivity }) => {
  const { language, text } = useText()
  const words = useWords()
  const { assignee, completedAt, direction, dueDay, durationSeconds, outcome, sentiment } = activity
  const facts = [
    direction && words(`directions:${direction}`),
    durationSeconds &&
      text('timeline:durationOf', { minutes: Math.max(1, Math.round(durationSeconds / 60)) }),
    outcome,
    sentiment && words(`sentiments:${sentiment}`),
    dueDay && text('timeline:dueOn', { day: formatDay({ day: dueDay, language }) }),
    assignee && text('timeline:deliveredTo', { name: assignee.name }),
    completedAt && text('timeline:done'),
  ].filter(Boolean)
  return facts.length > 0 ? (
    <ul className="crm-entry__facts">
      {facts.map((fact) => (
        <li className="crm-chip" key={fact}>
          {fact}
        </li>
      ))}
    </ul>
  ) : null
}

/** Of a change of consent it is the channel, in the reader's words. */
const Subject = ({ activity: { type, subject } }: { activity: TimelineActivity }) => {
  const { text } = useText()
  if (!subject) {
    return null
  }
  return (
    <p className="crm-entry__subject">
      {type === 'consent_change' ? text(`timeline:channels:${subject as 'all'}`) : subject}
    </p>
  )
}

const Activity = ({ activity }: { activity: TimelineActivity }) => (
  <>
    <Subject activity={activity} />
    <Change activity={activity} />
    {activity.body ? <p className="crm-entry__text">{activity.body}</p> : null}
    <Facts activity={activity} />
  </>
)

/** What the sender told of an event, where it is a word or a number. */
const Meta = ({ event: { meta } }: { event: TimelineEvent }) => {
  const words = Object.values(meta ?? {}).filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  return words.length > 0 ? <p className="crm-entry__text">{words.join(' · ')}</p> : null
}

/** One thing that happened: what, when, with whom, and what was said. */
export const Entry = ({
  entry,
  showsContact,
  slugs,
}: {
  entry: TimelineEntry
  /** Whether the page is not the contact's own. */
  showsContact: boolean
  slugs: Slugs
}) => {
  const moment = useMoment()
  const words = useWords()
  const isActivity = entry.kind === 'activity'
  return (
    <article
      className={`crm-entry crm-entry--${entry.kind}`}
      data-done={isActivity && entry.type === 'task' ? entry.completedAt !== null : undefined}
      data-type={entry.type}
    >
      <header className="crm-entry__head">
        <h4>{words(isActivity ? `activityTypes:${entry.type}` : `eventKinds:${entry.type}`)}</h4>
        {showsContact && entry.contact ? (
          <RecordLink id={entry.contact.id} slug={slugs.contacts} tab="/overview">
            {entry.contact.name}
          </RecordLink>
        ) : null}
        {isActivity && entry.lead ? (
          <RecordLink id={entry.lead.id} slug={slugs.leads}>
            {entry.lead.name}
          </RecordLink>
        ) : null}
        <span className="crm-entry__when">
          <time dateTime={entry.occurredAt}>{moment(entry.occurredAt)}</time>
          {isActivity && entry.author ? ` · ${entry.author.name}` : ''}
        </span>
      </header>
      {isActivity ? <Activity activity={entry} /> : <Meta event={entry} />}
    </article>
  )
}
