'use client'
import { useListQuery } from '@payloadcms/ui'
import React from 'react'

import type { WorkState } from '../../../domain/work/states.js'

import { useText } from '../../shared/useText.js'
import '../../shared/tokens.css'
import './index.css'

/** What needs somebody comes first. */
const STATES: WorkState[] = ['dead', 'running', 'queued', 'done', 'cancelled']

/** Above the list of work: one click to what is dead, or in any other state. */
export const WorkStates = () => {
  const { handleWhereChange, query } = useListQuery()
  const { text } = useText()
  const chosen = STATES.find((state) => JSON.stringify(query.where ?? {}).includes(`"${state}"`))
  const choices = [undefined, ...STATES]
  return (
    <div aria-label={text('work:filter')} className="crm-work-states" role="group">
      {choices.map((state) => (
        <button
          aria-pressed={state === chosen}
          className="crm-work-states__state"
          key={state ?? 'all'}
          onClick={() => void handleWhereChange?.(state ? { state: { equals: state } } : {})}
          type="button"
        >
          {state ? text(`work:states:${state}`) : text('work:all')}
        </button>
      ))}
    </div>
  )
}
