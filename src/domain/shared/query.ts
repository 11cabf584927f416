/** Records a collection's own list gives at a time, at most. */
export const LIST_CEILING = 1000

/** Far beyond what a filter of people or a sensible client holds; each level costs joins. */
const MAX_DEPTH = 12
const MAX_CONDITIONS = 500

/** Operators that take a list; the others take one value. */
const LIST_OPERATORS = new Set(['all', 'in', 'not_in'])

/** Operators on points of a map, which no field of the CRM is. */
const POINT_OPERATORS = new Set(['intersects', 'near', 'within'])

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A date of the Local API is one value, whatever JavaScript makes of it. */
const isScalar = (value: unknown): boolean => !isGroup(value) || value instanceof Date

const findOperatorProblem = ({
  field,
  operator,
  value,
}: {
  field: string
  operator: string
  value: unknown
}): null | string => {
  if (POINT_OPERATORS.has(operator)) {
    return `"${field}" is no place on a map: "${operator}" does not apply to it.`
  }
  const isList = LIST_OPERATORS.has(operator) && isGroup(value)
  return isScalar(value) || (isList && Object.values(value).every(isScalar))
    ? null
    : `"${field}" cannot be compared with an object.`
}

const findConditionProblem = ([field, condition]: [string, unknown]): null | string => {
  if (!isGroup(condition) || Array.isArray(condition)) {
    return `Write conditions as where[${field}][equals]=…`
  }
  for (const [operator, value] of Object.entries(condition)) {
    const problem = findOperatorProblem({ field, operator, value })
    if (problem) {
      return problem
    }
  }
  return null
}

const isJunction = (key: string): boolean => /^(?:and|or)$/i.test(key)

/**
 * Why a query (`where`) makes no sense or is beyond reason, in a sentence; `null` when it does and
 * is not. Whether its fields and operators exist and may be asked for is Payload's to say.
 */
export const findQueryProblem = (where: unknown): null | string => {
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
    const problem = plain.map(findConditionProblem).find((found) => found !== null)
    if (problem) {
      return problem
    }
    level = entries
      .filter(([key]) => isJunction(key))
      .flatMap(([, group]) => (isGroup(group) ? (Object.values(group) as unknown[]) : [group]))
  }
  return null
}
