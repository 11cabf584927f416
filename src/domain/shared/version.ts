/** Whether a writer saw the stored state: both are the moment of the last write (ISO 8601). */
export const isSameVersion = ({ seen, stored }: { seen: unknown; stored: unknown }): boolean => {
  const [a, b] = [seen, stored].map((value) =>
    value instanceof Date ? value.getTime() : Date.parse(String(value)),
  )
  return a === b
}
