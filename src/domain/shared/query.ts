/** Records a collection's own list gives at a time, at most. */
export const LIST_CEILING = 1000

/** Far beyond what a filter of people or a sensible client holds; each level costs joins. */
const MAX_DEPTH = 12
const MAX_CONDITIONS = 500

/**
 * Why a query (`where`) is beyond reason, in a sentence; `null` when it is not. Whether its fields
 * exist and may be asked for is Payload's to say.
 */
export const findQueryProblem = (where: unknown): null | string => {
  let conditions = 0
  let level: unknown[] = [where]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      return `The query is nested more than ${MAX_DEPTH} levels deep. Flatten it.`
    }
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null ? (Object.values(node) as unknown[]) : [],
    )
    conditions += level.length
    if (conditions > MAX_CONDITIONS) {
      return `The query holds more than ${MAX_CONDITIONS} conditions. Ask for less at a time.`
    }
  }
  return null
}
