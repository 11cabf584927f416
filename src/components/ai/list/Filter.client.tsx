'use client'
import React from 'react'

import type { Choice } from '../../shared/form/rows.client.js'

import { SelectRow, TextRow } from '../../shared/form/rows.client.js'
import { useTyped } from '../../shared/form/useTyped.js'
import { useText } from '../../shared/useText.js'

export type ListFilter = { pipeline?: string; q?: string }

const EVERY = 'all'

/** Company and pipeline: which leads a list is about. */
export const Filter = ({
  filter,
  onChange,
  path,
  pipelines,
}: {
  filter: ListFilter
  onChange: (filter: ListFilter) => void
  /** Start of the fields' ids. */
  path: string
  pipelines: { key: string; name: string }[]
}) => {
  const { text } = useText()
  const [q, setQ] = useTyped({
    onChange: (value) => onChange({ ...filter, q: value || undefined }),
    value: filter.q ?? '',
  })
  const choices: Choice[] = [
    { label: text('revenue:allPipelines'), value: EVERY },
    ...pipelines.map(({ name, key }) => ({ label: name, value: key })),
  ]
  return (
    <search aria-label={text('filter:label')} className="crm-ai-filter">
      <TextRow
        attributes={{ type: 'search' }}
        label={text('filter:search')}
        onChange={setQ}
        path={`${path}-q`}
        placeholder={text('fields:companyName')}
        value={q}
      />
      <SelectRow
        label={text('fields:pipeline')}
        onChange={(value) => onChange({ ...filter, pipeline: value === EVERY ? undefined : value })}
        options={choices}
        path={`${path}-pipeline`}
        value={filter.pipeline ?? EVERY}
      />
    </search>
  )
}
