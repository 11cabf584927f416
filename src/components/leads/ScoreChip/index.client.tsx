'use client'
import React from 'react'

import { scoreBand } from '../../../domain/leads/daysInStage.js'
import '../../shared/chip.css'
import { useText } from '../../shared/useText.js'

/** The AI score, green from 70, yellow from 40, red below; nothing for a lead without one. */
export const ScoreChip = ({
  reason,
  score,
}: {
  /** Why it is that, in a sentence. */
  reason?: null | string
  score: null | number
}) => {
  const { text } = useText()
  const band = scoreBand(score)
  if (!band || score === null) {
    return null
  }
  const said = text('card:score', { band: text(`card:bands:${band}`), score: Math.round(score) })
  return (
    <span className={`crm-chip crm-chip--${band}`} title={reason ? `${said}\n${reason}` : said}>
      {text('card:scoreShort', { score: Math.round(score) })}
    </span>
  )
}
