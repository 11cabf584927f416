'use client'
import React from 'react'

import type { BoardCard } from '../../../domain/board/types.js'

import { daysInStage, rotOf } from '../../../domain/leads/daysInStage.js'
import '../../shared/chip.css'
import { initialsOf } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { useBoardContext } from '../context.js'

/** Days in the stage: amber and red by the stage's rotting days, and said in words. */
export const Days = ({
  card,
  rottingDays,
}: {
  card: BoardCard
  rottingDays: null | number | undefined
}) => {
  const { text } = useText()
  const { now } = useBoardContext()
  const days = daysInStage({ now: new Date(now), since: new Date(card.stageEnteredAt) })
  const rot = rotOf({ days, rottingDays })
  const label = days === 0 ? text('card:today') : text('card:days', { count: days })
  return (
    <span className={`crm-chip crm-chip--${rot}`} title={text(`card:${rot}`, { days: label })}>
      {rot === 'fresh' ? null : (
        <span aria-hidden className="crm-chip__sign">
          {rot === 'rotten' ? '!!' : '!'}
        </span>
      )}
      {label}
    </span>
  )
}

export const Owner = ({ owner }: { owner: BoardCard['owner'] }) => {
  const { text } = useText()
  const name = owner?.name ?? ''
  return owner ? (
    <abbr className="crm-owner" title={text('card:owner', { name })}>
      {initialsOf(name)}
    </abbr>
  ) : (
    <abbr className="crm-owner crm-owner--none" title={text('card:noOwner')}>
      –
    </abbr>
  )
}
