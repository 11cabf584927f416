'use client'
import React from 'react'

import type { FigureFilter } from '../../state/figureFilter.js'

import { SelectRow, TextRow } from '../../../shared/form/rows.client.js'
import { useTyped } from '../../../shared/form/useTyped.js'
import { useText } from '../../../shared/useText.js'
import { horizonsOf } from '../../state/horizons.js'
import './index.css'

const WHOLE = 'all'

const day = { type: 'date' } as const

/** Since when, and until which expected close the pipeline is looked at. */
export const WaterfallControls = ({
  filter: { horizon },
  onChange,
  since,
  today,
}: {
  filter: FigureFilter
  onChange: (change: Partial<FigureFilter>) => void
  since: string
  today: string
}) => {
  const { text } = useText()
  const [typed, setTyped] = useTyped({
    onChange: (value) => {
      if (value && value <= today) {
        onChange({ since: value })
      }
    },
    value: since,
  })
  const { month, quarter } = horizonsOf(today)
  const known = [
    { label: text('revenue:horizonAll'), value: WHOLE },
    { label: text('revenue:horizonMonth'), value: month },
    ...(quarter === month ? [] : [{ label: text('revenue:horizonQuarter'), value: quarter }]),
  ]
  const options =
    horizon === undefined || known.some(({ value }) => value === horizon)
      ? known
      : [...known, { label: horizon, value: horizon }]
  return (
    <span className="crm-waterfall__controls">
      <TextRow
        attributes={{ ...day, max: today }}
        label={text('revenue:since')}
        onChange={setTyped}
        path="crm-waterfall-since"
        value={typed}
      />
      <SelectRow
        label={text('revenue:horizon')}
        onChange={(value) => onChange({ horizon: value === WHOLE ? undefined : value })}
        options={options}
        path="crm-waterfall-horizon"
        value={horizon ?? WHOLE}
      />
    </span>
  )
}
