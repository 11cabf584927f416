'use client'
import { useMemo } from 'react'

import type { PipelineValue, StageValue } from '../../../domain/revenue/types.js'
import type { ChartColumn, ChartPoint } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { useText } from '../../shared/useText.js'
import { stageWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'

export type StageRow = { href: string } & StageValue

/** What stands on stages as rows of a table and as points of a chart, with the leads behind each. */
export const useStages = ({ currency, places }: { currency: string; places: Places }) => {
  const { text } = useText()
  const { count, money, share } = useFormats(currency)
  const { leadsHref } = useRecords(places)
  return useMemo(() => {
    const columns: ChartColumn<StageRow>[] = [
      { key: 'stage', label: text('fields:stage'), value: ({ name }) => name },
      {
        isNumber: true,
        key: 'value',
        label: text('revenue:value'),
        show: ({ value }) => money(value),
        value: ({ value }) => value,
      },
      {
        isNumber: true,
        key: 'weighted',
        label: text('revenue:weighted'),
        show: ({ weightedValue }) => money(weightedValue),
        value: ({ weightedValue }) => weightedValue,
      },
      {
        isNumber: true,
        key: 'share',
        label: text('charts:share'),
        show: (row) => (row.share === null ? '–' : share(row.share)),
        value: (row) => row.share,
      },
      { isNumber: true, key: 'count', label: text('revenue:leads'), value: (row) => row.count },
    ]
    return {
      columns,
      pointsOf: (rows: StageRow[]): ChartPoint[] =>
        rows.map((row) => ({
          color: row.color,
          details: [{ label: text('revenue:leads'), value: count(row.count) }],
          href: row.href,
          key: row.stage,
          label: row.name,
          values: { value: row.value, weighted: row.weightedValue },
        })),
      /** None where no lead stands on any. */
      rowsOf: ({ rows }: PipelineValue): StageRow[] =>
        (rows.some((row) => row.count > 0) ? rows : []).map((row) => ({
          ...row,
          href: leadsHref(stageWhere({ scope: places.scope, stage: row.stage })),
        })),
    }
  }, [count, leadsHref, money, places.scope, share, text])
}
