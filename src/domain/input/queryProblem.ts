import type { FieldKind, FindField, InputField } from './inputField.js'

/** Records a collection's own list gives at a time, at most. */
export const LIST_CEILING = 1000

/** Far beyond what a filter of people or a sensible client holds; each level costs joins. */
const MAX_DEPTH = 12
const MAX_CONDITIONS = 500

/** Operators that take a list; the others take one value. */
const LIST_OPERATORS = new Set(['in', 'not_in'])

/** Payload knows it, its Postgres adapter does not. */
const UNANSWERED = 'all'

const EQUALITY = ['equals', 'exists', 'in', 'not_equals', 'not_in']
const ORDER = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']

/** What may be asked of a field; what Postgres cannot answer is missing. */
const OPERATORS: Record<Exclude<FieldKind, 'free'>, readonly string[]> = {
  id: EQUALITY,
  choice: EQUALITY,
  computed: [],
  date: [...EQUALITY, ...ORDER],
  flag: EQUALITY,
  group: [],
  json: ['exists'],
  list: [],
  number: [...EQUALITY, ...ORDER],
  relation: EQUALITY,
  text: [...EQUALITY, ...ORDER, 'contains', 'like', 'not_like'],
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A date of the Local API is one value, whatever JavaScript makes of it. */
const isScalar = (value: unknown): boolean => !isGroup(value) || value instanceof Date

const mayAsk = ({ field: { isMany, kind }, operator }: { field: InputField; operator: string }) =>
  operator !== UNANSWERED &&
  (kind === 'free' ||
    OPERATORS[kind].includes(operator) ||
    (isMany === true && operator === 'contains'))

const findOperatorProblem = ({
  field,
  operator,
  path,
  value,
}: {
  field: InputField
  operator: string
  path: string
  value: unknown
}): null | string => {
  if (!mayAsk({ field, operator })) {
    return `"${path}" cannot be asked for with "${operator}".`
  }
  const isList = LIST_OPERATORS.has(operator) && isGroup(value)
  return field.kind === 'free' ||
    isScalar(value) ||
    (isList && Object.values(value).every(isScalar))
    ? null
    : `"${path}" cannot be compared with an object.`
}

const findConditionProblem =
  (find: FindField) =>
  ([path, condition]: [string, unknown]): null | string => {
    if (!isGroup(condition) || Array.isArray(condition)) {
      return `Write conditions as where[${path}][equals]=…`
    }
    const field = find(path)
    if (!field) {
      return `There is no field "${path}" to ask for.`
    }
    for (const [operator, value] of Object.entries(condition)) {
      const problem = findOperatorProblem({ field, operator, path, value })
      if (problem) {
        return problem
      }
    }
    return null
  }

const isJunction = (key: string): boolean => /^(?:and|or)$/i.test(key)

/**
 * Why a query (`where`) makes no sense or is beyond reason, in a sentence; `null` when it does and
 * is not. Whether its fields may be read is Payload's to say.
 *
 * @param find the field at the end of a path
 */
export const findQueryProblem = ({
  find,
  where,
}: {
  find: FindField
  where: unknown
}): null | string => {
  let conditions = 0
  let level: unknown[] = where === undefined || where === null ? [] : [where]
  for (let depth = 0; level.length > 0; depth += 1) {
    conditions += level.length
    if (depth > MAX_DEPTH) {
      return `The query is nested more than ${MAX_DEPTH} levels deep. Flatten it.`
    }
    if (conditions > MAX_CONDITIONS) {
      return `The query holds more than ${MAX_CONDITIONS} conditions. Ask for less at a time.`
    }
    if (!level.every(isGroup)) {
      return 'A query is an object of conditions, such as where[stage][equals]=lead.'
    }
    const entries = level.flatMap((group) => Object.entries(group))
    const plain = entries.filter(([key]) => !isJunction(key))
    const problem = plain.map(findConditionProblem(find)).find((found) => found !== null)
    if (problem) {
      return problem
    }
    level = entries
      .filter(([key]) => isJunction(key))
      .flatMap(([, group]) => (isGroup(group) ? (Object.values(group) as unknown[]) : [group]))
  }
  return null
}
