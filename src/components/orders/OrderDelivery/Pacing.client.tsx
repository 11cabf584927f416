'use client'
import React from 'react'

import type { OrderPacing } from '../../../domain/orders/pacing.js'

import { formatCount, formatShare } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { PacingPill } from '../PacingPill.client.js'

const percent = (share: number): string => `${Math.min(Math.max(share, 0), 1) * 100}%`

/** Each goal as a bar: what is delivered, and where it should be by now. */
export const Pacing = ({ pacing: { elapsedDays, goals, totalDays } }: { pacing: OrderPacing }) => {
  const { language, text } = useText()
  const count = (value: number): string => formatCount({ count: value, language })
  const elapsed = elapsedDays !== null && totalDays ? elapsedDays / totalDays : null
  return (
    <div className="crm-order__pacing">
      <p className="crm-order__elapsed">
        {elapsed === null
          ? text('delivery:noFlight')
          : text('delivery:elapsed', {
              days: count(elapsedDays!),
              share: formatShare({ language, share: elapsed }),
              total: count(totalDays!),
            })}
      </p>
      {goals.length === 0 ? <p className="crm-order__hint">{text('delivery:noGoal')}</p> : null}
      {goals.map(({ band, delivered, goal, rate, unit }) => (
        <div className="crm-order__goal" key={unit}>
          <div className="crm-order__goal-head">
            <strong>{text(`delivery:figures:${unit}`)}</strong>
            <span>
              {text('delivery:ofGoal', {
                delivered: count(delivered),
                goal: count(goal),
                share: formatShare({ language, share: delivered / goal }),
              })}
            </span>
            <PacingPill band={band} rate={rate} />
          </div>
          <div aria-hidden className={`crm-order__bar crm-order__bar--${band ?? 'none'}`}>
            <span className="crm-order__done" style={{ width: percent(delivered / goal) }} />
            {elapsed === null ? null : (
              <span className="crm-order__due" style={{ insetInlineStart: percent(elapsed) }} />
            )}
          </div>
        </div>
      ))}
    </div>
  )
}
