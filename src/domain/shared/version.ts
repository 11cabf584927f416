const momentOf = (value: unknown): number => {
  if (value instanceof Date) {
    return value.getTime()
  }
  return typeof value === 'string' ? Date.parse(value) : Number.NaN
}

/** Whether a writer saw the stored state: both are the moment of the last write (ISO 8601). */
export const isSameVersion = ({ seen, stored }: { seen: unknown; stored: unknown }): boolean =>
  momentOf(seen) === momentOf(stored)
