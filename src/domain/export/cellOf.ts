import { csvText } from './csvText.js'

/** A value as a cell of a CSV file; what is neither text, number nor yes or no stays empty. */
export const cellOf = (value: unknown): null | number | string => {
  if (typeof value === 'number') {
    return value
  }
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'boolean'
      ? String(value)
      : value
  return typeof text === 'string' ? csvText(text) : null
}
