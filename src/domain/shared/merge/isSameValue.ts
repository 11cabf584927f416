import type { FieldShape } from './fieldShapes.js'

import { roundMoney } from '../money.js'
import { normalizeText } from '../normalizeText.js'

type Shape = Pick<FieldShape, 'currency' | 'fields' | 'kind'>

const listOf = (values: unknown[]): null | unknown[] => (values.length > 0 ? values : null)

const sorted = (value: object): unknown =>
  Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, plain(inner)])

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(plain)
  }
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? { object: sorted(value) }
    : value
}

const moment = (value: unknown): unknown => {
  if (typeof value === 'object' && !(value instanceof Date)) {
    return plain(value)
  }
  const text = String(value as Date | string)
  const time = value instanceof Date ? value.getTime() : Date.parse(text)
  return Number.isNaN(time) ? text : time
}

/** A relation comes as an id, as the document, or (to several collections) as both names. */
const target = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) {
    return String(value)
  }
  const { id, relationTo, value: inner } = value as Record<string, unknown>
  return typeof relationTo === 'string' ? [relationTo, target(inner)] : target(id)
}

const rowOf = ({ fields = [], row }: { fields?: FieldShape[]; row: unknown }): unknown =>
  fields.map(
    (field) => canonical({ shape: field, value: (row as null | Record<string, unknown>)?.[field.name] }), // prettier-ignore
  )

/** One form for all spellings of a value, so that two are the same where these are. */
const canonical = ({ shape, value }: { shape: Shape; value: unknown }): unknown => {
  if (value === null || value === undefined) {
    return null
  }
  const { currency, fields, kind } = shape
  if (kind === 'rows') {
    return Array.isArray(value) ? listOf(value.map((row) => rowOf({ fields, row }))) : plain(value)
  }
  if (kind === 'group') {
    const row = rowOf({ fields, row: value }) as unknown[]
    return row.every((inner) => inner === null) ? null : row
  }
  if (Array.isArray(value)) {
    const values = value.map((one: unknown) => canonical({ shape, value: one }))
    return listOf(values.filter((one) => one !== null))
  }
  if (kind === 'text' && typeof value === 'string') {
    return normalizeText(value) || null
  }
  if (kind === 'money' && currency && typeof value === 'number' && Number.isFinite(value)) {
    return roundMoney({ amount: value, currency })
  }
  if (kind === 'date') {
    return moment(value)
  }
  return kind === 'relation' ? target(value) : plain(value)
}

/**
 * Whether two values of a field would be stored as the same: relations by id, dates by moment,
 * money rounded, text normalised, rows by what stands in them (their ids change with each save),
 * and nothing at all however it is spelt.
 */
export const isSameValue = ({ a, b, shape }: { a: unknown; b: unknown; shape: Shape }): boolean =>
  JSON.stringify(canonical({ shape, value: a })) === JSON.stringify(canonical({ shape, value: b }))
