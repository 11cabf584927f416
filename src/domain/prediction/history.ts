/** With fewer than these nothing is learned: the prior is the answer. */
export const LEAST_EXAMPLES = 50
export const LEAST_OF_EACH = 10

/** What is missing before anything can be learned. */
export type MissingHistory = {
  /** Of examples with an end. */
  count: number
  /** Of those with the rarer end. */
  ofEach: number
}

/** `null` when there is enough. */
export const missingHistory = ({
  count,
  rarer,
}: {
  count: number
  rarer: number
}): MissingHistory | null => {
  const missing = {
    count: Math.max(0, LEAST_EXAMPLES - count),
    ofEach: Math.max(0, LEAST_OF_EACH - rarer),
  }
  return missing.count > 0 || missing.ofEach > 0 ? missing : null
}
