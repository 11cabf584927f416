import { createHash } from 'node:crypto'

/** Objects with their keys in order, so that the order of writing does not tell. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** The same text for the same data: JSON without spaces, its keys in order. */
export const canonicalJSON = (value: unknown): string => JSON.stringify(value ?? null, inOrder)

/**
 * The fingerprint of what a result was decided by: SHA-256 of the canonical JSON, in hexadecimal.
 * What it leaves out (`undefined`) counts as not there.
 *
 * @example hashInputs({ stage: 'lead', value: 5000 })
 */
export const hashInputs = (inputs: Record<string, unknown>): string =>
  createHash('sha256').update(canonicalJSON(inputs)).digest('hex')
