import { createHash } from 'node:crypto'

import type { Parser } from './parsers.js'

import { normalizeText } from '../shared/normalizeText.js'

/** How one column of a file becomes one field. */
export type Column<T> = {
  /** Known misspellings and what is meant by them. */
  corrections?: Readonly<Record<string, string>>
  /** As it stands in the file's first line. */
  header: string
  /** A blank cell is refused; elsewhere it is `null`. */
  isRequired?: boolean
  parse: Parser<T>
}

/** A file as data: which columns it has, and what becomes of each. */
export type Mapping<Row> = { readonly [Field in keyof Row]: Column<NonNullable<Row[Field]>> }

/** What is wrong with a row, and in which column. */
export type Problem = { column?: string; message: string; value?: string }

/** Headers are compared without case and outer space; `Close Date` is `close_date`. */
export const normalizeHeader = (header: string): string =>
  normalizeText(header)
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')

type Cells = { cells: string[]; header: string[] }

const cellOf = ({ cells, column, header }: { column: string } & Cells): string =>
  cells[header.indexOf(column)] ?? ''

const correct = ({
  column: { corrections = {} },
  text,
}: {
  column: Column<unknown>
  text: string
}) => (Object.hasOwn(corrections, text) ? corrections[text]! : text)

/** One row by its mapping: every cell is read, so that every problem of the row is found at once. */
export const parseRow = <Row>({
  cells,
  header,
  mapping,
}: { mapping: Mapping<Row> } & Cells):
  { ok: false; problems: Problem[] } | { ok: true; row: Row } => {
  if (cells.length !== header.length) {
    const message = `The row has ${cells.length} columns, the first line has ${header.length}.`
    return { ok: false, problems: [{ message }] }
  }
  const row: Partial<Row> = {}
  const problems: Problem[] = []
  for (const [field, column] of Object.entries(mapping) as [keyof Row, Column<unknown>][]) {
    const text = normalizeText(cellOf({ cells, column: column.header, header }))
    if (text === '' && column.isRequired) {
      problems.push({ column: column.header, message: `${column.header} is empty.` })
    } else if (text === '') {
      row[field] = null as Row[keyof Row]
    } else {
      const parsed = column.parse(correct({ column, text }))
      if (parsed.ok) {
        row[field] = parsed.value as Row[keyof Row]
      } else {
        const message = `${column.header} ${parsed.message}`
        problems.push({ column: column.header, message, value: text })
      }
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, row: row as Row }
}

/** Changes when the meaning of a mapping does, so that rows taken before are taken again. */
const MAPPING_VERSION = 1

/**
 * Fingerprint of a row as it stands in the file: the mapped columns, in the mapping's order, and what
 * else its record depends on.
 */
export const hashRow = ({
  cells,
  header,
  mapping,
  more = [],
}: { mapping: Mapping<Record<string, unknown>>; more?: string[] } & Cells): string => {
  const raw = Object.values(mapping).map((column) =>
    cellOf({ cells, column: column.header, header }),
  )
  return createHash('sha256')
    .update(JSON.stringify([MAPPING_VERSION, ...raw, ...more]))
    .digest('base64url')
}
