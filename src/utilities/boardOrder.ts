import { generateKeyBetween } from 'payload/shared'

/** Order keys use digits and lower-case letters only, so that they sort alike under every collation. */
const ORDER_KEY = /^[0-9a-z]{2,200}$/

/** Whether there is a place before and behind the key; not every text in its letters is one. */
export const isBoardOrder = (value: unknown): value is string => {
  if (typeof value !== 'string' || !ORDER_KEY.test(value)) {
    return false
  }
  try {
    generateKeyBetween(null, value)
    generateKeyBetween(value, null)
    return true
  } catch {
    return false
  }
}

/**
 * The order key of a card dropped between two others (fractional indexing: no other card is
 * rewritten). `null` stands for the top or the bottom of the column. Neighbours that share a key or
 * stand the wrong way round, as two people dropping at once can leave them, count as one.
 */
export const boardOrderBetween = ({
  after,
  before,
}: {
  after: null | string
  before: null | string
}): string =>
  generateKeyBetween(before, after !== null && before !== null && after <= before ? null : after)
