'use client'
import React from 'react'

import type { DuplicateReason } from '../../domain/duplicates/types.js'

import '../shared/chip.css'
import { useDuplicateText } from './useDuplicateText.js'

/** From here on hardly anybody looks twice. */
const SURE = 80

/** How likely two records are one, and what that is made of: the points add up to the score. */
export const Reasons = ({ reasons, score }: { reasons: DuplicateReason[]; score: number }) => {
  const { language, text } = useDuplicateText()
  const points = new Intl.NumberFormat(language, { signDisplay: 'always' })
  return (
    <ul className="crm-twins__reasons">
      <li className={`crm-chip ${score >= SURE ? 'crm-chip--high' : 'crm-chip--medium'}`}>
        {text('score', { score })}
      </li>
      {reasons.map(({ facts, key, points: worth }) => (
        <li className="crm-twins__reason" key={key}>
          {text(`reasons:${key}`, { a: facts[0] ?? '', b: facts[1] ?? '' })}{' '}
          <span className="crm-twins__points">{points.format(worth)}</span>
        </li>
      ))}
    </ul>
  )
}
