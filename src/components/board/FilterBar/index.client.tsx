'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useMemo } from 'react'

import type { BoardFilter } from '../../../domain/board/filter.js'
import type { BoardPerson } from '../../../domain/board/types.js'

import { SelectRow, TextRow } from '../../shared/form/rows.client.js'
import { useTyped } from '../../shared/form/useTyped.js'
import { useText } from '../../shared/useText.js'
import { ExportButton } from './ExportButton.client.js'
import './index.css'

const ANYONE = 'all'

const amountOf = (value: string): number | undefined => {
  const amount = Number(value)
  return value === '' || !Number.isFinite(amount) || amount < 0 ? undefined : amount
}

/** Owner, text and value: narrows every board of the page. */
export const FilterBar = ({
  filter,
  onChange,
  people,
}: {
  filter: BoardFilter
  onChange: (filter: BoardFilter) => void
  people: BoardPerson[]
}) => {
  const { text } = useText()
  const change = useCallback(
    (part: BoardFilter) => onChange({ ...filter, ...part }),
    [filter, onChange],
  )
  const [q, setQ] = useTyped({
    onChange: (value) => change({ q: value || undefined }),
    value: filter.q ?? '',
  })
  const [min, setMin] = useTyped({
    onChange: (value) => change({ minValue: amountOf(value) }),
    value: String(filter.minValue ?? ''),
  })
  const [max, setMax] = useTyped({
    onChange: (value) => change({ maxValue: amountOf(value) }),
    value: String(filter.maxValue ?? ''),
  })
  const isKnown =
    filter.owner === undefined ||
    ['me', 'none', ...people.map(({ id }) => String(id))].includes(filter.owner)
  const owners = useMemo(
    () => [
      { label: text('filter:anyone'), value: ANYONE },
      { label: text('filter:me'), value: 'me' },
      { label: text('filter:nobody'), value: 'none' },
      ...people.map(({ id, name }) => ({ label: name, value: String(id) })),
      ...(isKnown ? [] : [{ label: text('filter:unknownPerson'), value: filter.owner ?? '' }]),
    ],
    [filter.owner, isKnown, people, text],
  )
  const isActive = Object.values(filter).some((value) => value !== undefined)
  const amount = { type: 'number', inputMode: 'decimal', min: 0, step: 'any' } as const

  return (
    <search aria-label={text('filter:label')} className="crm-filter">
      <SelectRow
        className="crm-filter__owner"
        label={text('filter:owner')}
        onChange={(value) => change({ owner: value === ANYONE ? undefined : value })}
        options={owners}
        path="crm-filter-owner"
        value={filter.owner ?? ANYONE}
      />
      <TextRow
        attributes={{ type: 'search' }}
        className="crm-filter__search"
        label={text('filter:search')}
        onChange={setQ}
        path="crm-filter-q"
        placeholder={text('filter:searchHint')}
        value={q}
      />
      <TextRow
        attributes={amount}
        className="crm-filter__amount"
        label={text('filter:min')}
        onChange={setMin}
        path="crm-filter-min"
        value={min}
      />
      <TextRow
        attributes={amount}
        className="crm-filter__amount"
        label={text('filter:max')}
        onChange={setMax}
        path="crm-filter-max"
        value={max}
      />
      {isActive ? (
        <Button
          buttonStyle="secondary"
          className="crm-filter__clear"
          margin={false}
          onClick={() => {
            onChange({})
            document.getElementById('field-crm-filter-q')?.focus()
          }}
          size="medium"
        >
          {text('filter:clear')}
        </Button>
      ) : null}
      <ExportButton filter={filter} />
    </search>
  )
}
