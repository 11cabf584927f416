import type { Columns } from './columns.js'
import type { Table } from './readTable.js'

import { normalizeHeader } from '../../src/domain/import/mapping.js'
import { Refusal } from '../refusal.js'
import { isNumeric, readCells } from './columns.js'
import { findColumn } from './findColumns.js'
import { readOutcomes } from './readOutcomes.js'

/** Rows with an outcome: what is known of each, and how it ended. */
export type Rows = {
  columns: Columns
  name: string
  outcomes: boolean[]
  /** Left out, because they have no outcome. */
  unfinished: number
}

export type Reading = { asNumbers: boolean; column: string }

const pick = <T>({ items, kept }: { items: readonly T[]; kept: readonly number[] }): T[] =>
  kept.map((row) => items[row]!)

/** Rows that ended, with the cells of the columns that are to be read. */
const readRows = ({
  find,
  outcome,
  readings,
  table,
}: {
  /** The column of the table that is meant, if it has one. */
  find: (column: string) => string | undefined
  outcome: string
  readings: readonly Reading[]
  table: Table
}): Rows => {
  const ends = readOutcomes({
    cells: table.columns.get(outcome)!,
    column: outcome,
    file: table.name,
  })
  const kept = ends.flatMap((end, row) => (end === null ? [] : [row]))
  const blank = new Array<string>(table.rows).fill('')
  return {
    name: table.name,
    columns: new Map(
      readings.map(({ asNumbers, column }) => {
        const cells = table.columns.get(find(column) ?? '') ?? blank
        const read = readCells({ asNumbers, cells, hasCommas: table.hasCommas })
        return [column, pick({ items: read, kept })]
      }),
    ),
    outcomes: pick({ items: ends, kept }) as boolean[],
    unfinished: table.rows - kept.length,
  }
}

/** The rows to learn from, and for each column whether it holds numbers. */
export const readTraining = ({
  outcome,
  table,
}: {
  outcome: string
  table: Table
}): { outcome: string; readings: Reading[]; rows: Rows } => {
  const found = findColumn({ name: outcome, columns: table.columns.keys(), file: table.name })
  const readings = [...table.columns]
    .filter(([column]) => column !== found)
    .map(([column, cells]) => ({
      asNumbers: isNumeric({ cells, hasCommas: table.hasCommas }),
      column,
    }))
  const rows = readRows({ find: (column) => column, outcome: found, readings, table })
  if (new Set(rows.outcomes).size < 2) {
    throw new Refusal(
      `${table.name}: "${found}" says the same in all rows; there is nothing to learn.`,
    )
  }
  return { outcome: found, readings, rows }
}

/** What the file to be measured on lacks, and what it has that nobody knows. */
export type Mismatch = { extra: string[]; missing: string[] }

/** From this part of the columns missing on, it is another table. */
const MOST_MISSING = 0.5

/**
 * The rows to be measured on, read as those that were learned from. A column that is missing counts as
 * not given, and is reported.
 */
export const readHeldOut = ({
  outcome,
  readings,
  table,
  used,
}: {
  outcome: string
  /** All columns of the file to learn from but the outcome. */
  readings: readonly Reading[]
  table: Table
  /** Those that are learned from. */
  used: readonly string[]
}): { mismatch: Mismatch; rows: Rows } => {
  const byName = new Map(
    [...table.columns.keys()].map((column) => [normalizeHeader(column), column]),
  )
  const find = (column: string): string | undefined => byName.get(normalizeHeader(column))
  const missing = used.filter((column) => !find(column))
  if (missing.length > used.length * MOST_MISSING) {
    throw new Refusal(
      `${table.name} is another kind of table: it lacks ${missing.length} of the ${used.length} columns to learn from, ${missing.slice(0, 8).join(', ')} among them.`,
    )
  }
  const found = findColumn({ name: outcome, columns: table.columns.keys(), file: table.name })
  const known = new Set([outcome, ...readings.map(({ column }) => column)].map(normalizeHeader))
  const extra = [...table.columns.keys()].filter((column) => !known.has(normalizeHeader(column)))
  return { mismatch: { extra, missing }, rows: readRows({ find, outcome: found, readings, table }) }
}
