'use client'
import React from 'react'

import type { BoardFilter } from '../../../domain/board/filter.js'

import { SaveButton } from '../../shared/SaveButton/index.client.js'
import { useText } from '../../shared/useText.js'
import { queryOfFilter } from '../state/filterURL.js'

/** Saves the leads that the filter shows as a CSV file. */
export const ExportButton = ({ filter }: { filter: BoardFilter }) => {
  const { text } = useText()
  return (
    <SaveButton
      className="crm-filter__export"
      label={text('filter:export')}
      path={`/crm/leads/export?${queryOfFilter(filter)}`}
    />
  )
}
