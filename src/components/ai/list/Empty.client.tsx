'use client'
import React from 'react'

import type { ListFilter } from './Filter.client.js'

import { useText } from '../../shared/useText.js'

/** What an empty list says: that nothing fits the filter, or why nothing is there. */
export const Empty = ({
  filter: { pipeline, q },
  hint,
  title,
}: {
  filter: ListFilter
  hint: string
  title: string
}) => {
  const { text } = useText()
  const isFiltered = q !== undefined || pipeline !== undefined
  return (
    <>
      <p className="crm-ai-list__title">{isFiltered ? text('suggest:noMatch') : title}</p>
      <p>{isFiltered ? text('board:noMatchHint') : hint}</p>
    </>
  )
}
