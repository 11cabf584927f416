'use client'
import React, { useMemo, useState } from 'react'

import type { Board, BoardPerson } from '../../../domain/board/types.js'
import type { Basis } from '../../../domain/revenue/query.js'
import type { FigureFilter } from '../state/figureFilter.js'

import { PERIODS } from '../../../domain/revenue/period.js'
import { SelectRow, TextRow } from '../../shared/form/rows.client.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const EVERY = 'all'

const BASES: Basis[] = ['booked', 'delivered']

const day = { type: 'date' } as const

/** The first and the last day of a span of one's own; both are sent once they make sense. */
const OwnDays = ({
  filter,
  onChange,
}: {
  filter: FigureFilter
  onChange: (change: Partial<FigureFilter>) => void
}) => {
  const { text } = useText()
  const [from, setFrom] = useState(filter.from ?? '')
  const [to, setTo] = useState(filter.to ?? '')
  const isBackwards = from !== '' && to !== '' && from > to
  const send = (days: { from: string; to: string }) => {
    if (days.from && days.to && days.from <= days.to) {
      onChange(days)
    }
  }
  return (
    <>
      <TextRow
        attributes={day}
        label={text('revenue:from')}
        onChange={(value) => {
          setFrom(value)
          send({ from: value, to })
        }}
        path="crm-figures-from"
        value={from}
      />
      <TextRow
        attributes={day}
        error={isBackwards ? text('revenue:backwards') : undefined}
        label={text('revenue:to')}
        onChange={(value) => {
          setTo(value)
          send({ from, to: value })
        }}
        path="crm-figures-to"
        value={to}
      />
    </>
  )
}

/** Period, pipeline, owner and basis: what every figure of the page is about. */
export const FigureBar = ({
  filter,
  onChange,
  people,
  pipelines,
}: {
  filter: FigureFilter
  onChange: (change: Partial<FigureFilter>) => void
  people: BoardPerson[]
  pipelines: Board['pipeline'][]
}) => {
  const { text } = useText()
  const [wantsDays, setWantsDays] = useState(false)
  const hasDays = wantsDays || filter.from !== undefined
  const owners = useMemo(() => {
    const known = [
      { label: text('filter:anyone'), value: EVERY },
      { label: text('filter:me'), value: 'me' },
      { label: text('filter:nobody'), value: 'none' },
      ...people.map(({ id, name }) => ({ label: name, value: String(id) })),
    ]
    return filter.owner === undefined || known.some(({ value }) => value === filter.owner)
      ? known
      : [...known, { label: text('filter:unknownPerson'), value: filter.owner }]
  }, [filter.owner, people, text])
  const ofPipelines = [
    { label: text('revenue:allPipelines'), value: EVERY },
    ...pipelines.map(({ name, key }) => ({ label: name, value: key })),
  ]
  return (
    <search aria-label={text('revenue:filter')} className="crm-figure-bar">
      <div aria-label={text('revenue:period')} className="crm-figure-bar__periods" role="group">
        {PERIODS.map((period) => (
          <button
            aria-pressed={!hasDays && filter.period === period}
            key={period}
            onClick={() => {
              setWantsDays(false)
              onChange({ period })
            }}
            type="button"
          >
            {text(`revenue:periods:${period}`)}
          </button>
        ))}
        <button aria-pressed={hasDays} onClick={() => setWantsDays(true)} type="button">
          {text('revenue:ownDays')}
        </button>
      </div>
      {hasDays ? (
        <OwnDays filter={filter} key={`${filter.from} ${filter.to}`} onChange={onChange} />
      ) : null}
      <SelectRow
        label={text('fields:pipeline')}
        onChange={(value) => onChange({ pipeline_type: value === EVERY ? undefined : value })}
        options={ofPipelines}
        path="crm-figures-pipeline"
        value={filter.pipeline_type ?? EVERY}
      />
      <SelectRow
        label={text('fields:owner')}
        onChange={(value) => onChange({ owner: value === EVERY ? undefined : value })}
        options={owners}
        path="crm-figures-owner"
        value={filter.owner ?? EVERY}
      />
      <SelectRow
        label={text('revenue:basis')}
        onChange={(value) => onChange({ basis: BASES.find((basis) => basis === value) })}
        options={BASES.map((basis) => ({ label: text(`revenue:bases:${basis}`), value: basis }))}
        path="crm-figures-basis"
        value={filter.basis}
      />
    </search>
  )
}
