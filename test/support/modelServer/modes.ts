/**
 * How a model server can go wrong, and the server of {@link file://./startModelServer.ts} with it.
 * The first twelve are what a CRM has to expect of any of them.
 */
export const HOSTILE_MODES = [
  'slow',
  'hang',
  'rate_limited',
  'error',
  'dropped',
  'html',
  'empty',
  'truncated',
  'fenced',
  'wrong_ids',
  'out_of_range',
  'injection',
] as const

/** What some servers do besides. */
export const OTHER_MODES = [
  'valid',
  /** The key is not accepted. */
  'unauthorized',
  /** The model declines to answer. */
  'refusal',
  /** An answer larger than anybody asked for. */
  'oversized',
  /** JSON that does not parse as it is. */
  'sloppy',
  /** Valid JSON of another shape. */
  'other_shape',
  /** Sends the client, and with it the data, somewhere else. */
  'redirect',
  /** Knows no `response_format` of type `json_schema`. */
  'no_schema',
  /** Knows no `response_format` at all. */
  'plain',
] as const

export type HostileMode = (typeof HOSTILE_MODES)[number]

export type ModelMode = (typeof OTHER_MODES)[number] | HostileMode
