'use client'
import { Link } from '@payloadcms/ui'
import React, { memo } from 'react'

import type { AudienceCard as Card } from '../../../domain/audience/board.js'

import '../../board/Card/index.css'
import { formatAgo, formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const dayOf = ({ language, time }: { language: string; time: string }): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(time))

/** A contact on the audience board: a link to them, what they did, and since when they subscribe. */
export const AudienceCard = memo(function AudienceCard({
  card: {
    id,
    name,
    company,
    email,
    emailsClickedCount,
    emailsOpenedCount,
    lastEventAt,
    subscribedAt,
    visitCount,
  },
  count,
  href,
  index,
  isTabStop,
  measure,
  now,
  top,
}: {
  card: Card
  /** Of all cards of the column. */
  count: number
  href: string
  index: number
  isTabStop: boolean
  measure: (element: HTMLElement | null) => void
  /** Milliseconds since the epoch. */
  now: number
  top: number
}) {
  const { language, text } = useText()
  const title = name ?? email ?? text('audience:nameless')
  const metrics = [
    { name: 'opened', count: emailsOpenedCount },
    { name: 'clicked', count: emailsClickedCount },
    { name: 'visits', count: visitCount },
  ] as const
  return (
    <li
      aria-posinset={index + 1}
      aria-setsize={count}
      className="crm-slot"
      data-contact={id}
      data-index={index}
      ref={measure}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="crm-card crm-audience-card">
        <div className="crm-card__row">
          {/* Nothing of the contact's own page is fetched before somebody goes there. */}
          <Link
            className="crm-card__title"
            href={href}
            prefetch={false}
            tabIndex={isTabStop ? 0 : -1}
            title={title}
          >
            {title}
          </Link>
        </div>
        <div className="crm-card__row">
          <span className="crm-card__contact">
            {[name === null ? null : email, company].filter(Boolean).join(' · ')}
          </span>
        </div>
        <ul className="crm-audience-card__metrics">
          {metrics.map((metric) => (
            <li key={metric.name}>
              <strong>{formatCount({ count: metric.count, language })}</strong>{' '}
              {text(`audience:metrics:${metric.name}`, { count: metric.count })}
            </li>
          ))}
        </ul>
        <div className="crm-card__row crm-audience-card__dates" suppressHydrationWarning>
          <span>
            {text('audience:subscribed', { day: dayOf({ language, time: subscribedAt }) })}
          </span>
          <span title={lastEventAt ? dayOf({ language, time: lastEventAt }) : undefined}>
            {lastEventAt
              ? text('audience:seen', {
                  ago:
                    formatAgo({ language, now: new Date(now), time: new Date(lastEventAt) }) ??
                    text('conflict:justNow'),
                })
              : text('audience:neverSeen')}
          </span>
        </div>
      </div>
    </li>
  )
})
