/** The id behind a relationship, whether it came populated or plain. */
export const relationID = (value: unknown): null | number | string => {
  if (typeof value === 'number' || typeof value === 'string') {
    return value
  }
  return typeof value === 'object' && value !== null && 'id' in value
    ? relationID((value as { id: unknown }).id)
    : null
}

/** Whether two values of a relationship name the same document; ids are compared as text. */
export const isSameRelation = (a: unknown, b: unknown): boolean => {
  const left = relationID(a)
  const right = relationID(b)
  return left !== null && right !== null && String(left) === String(right)
}
