import type { Formats } from '../../import/formats.js'
import type { RowError, RowProblem } from '../../imports/rowProblems.js'
import type { DeliveryColumns, Figure } from './fields.js'

/** Why a row cannot be taken: a key beneath `crm:imports:problems:`. */
export type DeliveryProblem = RowProblem<
  | 'amount'
  | 'cells'
  | 'count'
  | 'day'
  | 'empty'
  | 'endBeforeStart'
  | 'orderForbidden'
  | 'orderSeveral'
  | 'orderUnknown'
  | 'tooLarge'
  | 'tooLong'
>

/** A record as it will stand, or stands. */
export type DeliveryRecord = {
  campaignName: string
  change: 'created' | 'unchanged' | 'updated'
  ctr: null | number
  /** Line of the first row it comes from. */
  line: number
  order: string
  orderName: string
  periodEnd: string
  periodStart: string
  roas: null | number
  /** Rows of the file that were added up for it. */
  rows: number
} & Record<Figure, number>

export type DeliveryImportResult = {
  /** Of the amounts. */
  currency: string
  dryRun: boolean
  errorCount: number
  /** Why rows were not taken, the first ones. */
  errors: RowError[]
  file: {
    columns: { name: string; sample: string[] }[]
    /** What stands between cells. */
    delimiter: string
    name: string
  }
  formats: Formats
  /** The remembered import, by which it can be undone; `null` when nothing was written. */
  id: null | number | string
  mapping: { columns: DeliveryColumns; isGuessed: boolean; order: null | number | string }
  /** What the mapping still lacks. */
  missing: string[]
  records: { created: number; unchanged: number; updated: number }
  rows: {
    /** Rows of the file; its first line and blank lines are none. */
    read: number
    rejected: number
    /** Of those taken, the ones that were added to another: same order, campaign and first day. */
    summed: number
    taken: number
  }
  /** The first records. */
  sample: DeliveryRecord[]
  /** Of the rows taken; `null` for a figure that no column has. */
  totals: Record<Figure, null | number>
}
