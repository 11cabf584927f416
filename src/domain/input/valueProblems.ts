import type { FieldKind, InputField, InputFields } from './inputField.js'

/** Keys beneath `crm:validation:shapes:`. */
export type ValueShape = 'date' | 'flag' | 'list' | 'number' | 'object' | 'record' | 'text'

/** A value that is none of its field, and what it should have been. */
export type ValueProblem = { path: string; shape: ValueShape }

const MAX_YEAR = 9999

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const isDate = (value: unknown): boolean => {
  const isTime = typeof value === 'string' || value instanceof Date
  const date = isTime ? new Date(value) : null
  const year = date?.getUTCFullYear() ?? Number.NaN
  return year >= 1 && year <= MAX_YEAR
}

const isID = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

const isRecord = (value: unknown): boolean => isID(value) || (isObject(value) && isID(value.id))

const isFiniteNumber = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value)

type Check = { isValid: (value: unknown) => boolean; shape: ValueShape }

const isText = (value: unknown): boolean => typeof value === 'string'

const CHECKS: Partial<Record<FieldKind, Check>> = {
  choice: { isValid: isText, shape: 'text' },
  date: { isValid: isDate, shape: 'date' },
  flag: { isValid: (value) => typeof value === 'boolean', shape: 'flag' },
  group: { isValid: isObject, shape: 'object' },
  list: { isValid: isObject, shape: 'object' },
  number: { isValid: isFiniteNumber, shape: 'number' },
  relation: { isValid: isRecord, shape: 'record' },
  text: { isValid: isText, shape: 'text' },
}

/** No value at all. An emptied input of a form is `''`, which is no list; a group has no such input. */
const isMissing = ({
  isMany,
  kind,
  value,
}: {
  isMany: boolean
  kind: FieldKind
  value: unknown
}): boolean =>
  value === undefined || (kind !== 'group' && (value === null || (value === '' && !isMany)))

const findProblems = ({
  field,
  path,
  value,
}: {
  field: InputField
  path: string
  value: unknown
}): ValueProblem[] => {
  const check = CHECKS[field.kind]
  const isMany = field.kind === 'list' || field.isMany === true
  if (!check || isMissing({ isMany, kind: field.kind, value })) {
    return []
  }
  if (isMany && !Array.isArray(value)) {
    return value === 0 ? [] : [{ path, shape: 'list' }] // a form without rows sends 0
  }
  const values: unknown[] = isMany ? (value as unknown[]) : [value]
  return values.flatMap((one, index) => {
    const place = isMany ? `${path}.${index}` : path
    if (!check.isValid(one)) {
      return [{ path: place, shape: check.shape }]
    }
    return field.fields
      ? findValueProblems({
          data: one as Record<string, unknown>,
          fields: field.fields,
          path: place,
        })
      : []
  })
}

/**
 * The values of a record that have not the form of their fields. What fits is judged further by the
 * fields themselves; what does not fit would meet hooks that do arithmetic with it.
 */
export const findValueProblems = ({
  data,
  fields,
  path = '',
}: {
  data: Record<string, unknown>
  fields: InputFields
  /** Where `data` stands in the record. */
  path?: string
}): ValueProblem[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const field = fields.get(name)
    return field ? findProblems({ field, path: path ? `${path}.${name}` : name, value }) : []
  })
