import type { StageType } from '../pipelines/stages.js'
import type { Days } from './period.js'
import type { Basis } from './query.js'

type ID = number | string

/** What every answer about revenue has in common. Money is in major units of `currency`. */
type Figures<Row> = {
  basis: Basis
  /** ISO 4217. */
  currency: string
  /** First calendar day; `null` where there are no bounds. */
  from: null | string
  /** The span of the same length right before, where there is one. */
  previous: ({ total: number } & Days) | null
  rows: Row[]
  /** IANA name of the zone whose calendar days count. */
  timeZone: string
  /** Last calendar day; `null` where there are no bounds. */
  to: null | string
  /** Added exactly and rounded once: rounded rows may differ from it by their roundings. */
  total: number
}

type Part = {
  /** Orders with lines. */
  count: number
  revenue: number
  /** Part of the total, a fraction; `null` when the total is 0. */
  share: null | number
}

/** `product` is `null` for lines in words, and where the viewer may not know the name. */
export type ProductRevenue = { product: null | string; productID: ID | null } & Part

/** `rep` is `null` where nobody is responsible, and where the viewer may not know the name. */
export type RepRevenue = { rep: null | string; repID: ID | null } & Part

/** `month` is `YYYY-MM`. */
export type MonthRevenue = { month: string } & Part

export type RevenueByProduct = Figures<ProductRevenue>

export type RevenueByRep = Figures<RepRevenue>

/** The months follow each other without a gap, the oldest first. */
export type MonthlyRevenue = Figures<MonthRevenue>

/** What stands on a stage now. Over several pipelines, stages with the same key are one. */
export type StageValue = {
  color: string
  /** Leads. */
  count: number
  name: string
  share: null | number
  /** Key of the stage. */
  stage: string
  type: StageType
  /** Σ of the estimates; of the actual values where the lead is won. */
  value: number
  /** Σ value × the stage's probability. */
  weightedValue: number
}

export type PipelineValue = {
  currency: string
  rows: StageValue[]
  /** Σ value of all stages. */
  total: number
  /** Σ weighted value of all stages. */
  weightedTotal: number
}
