type PostgresError = { constraint: string; detail: string; state: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The error Postgres gave, however many errors it is wrapped in; `null` for any other error. */
export const postgresErrorOf = (error: unknown): null | PostgresError => {
  if (typeof error !== 'object' || error === null) {
    return null
  }
  const { cause, code, constraint, detail } = error as Record<string, unknown>
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
    ? { constraint: textOf(constraint), detail: textOf(detail), state: code }
    : postgresErrorOf(cause)
}

const NETWORK_CODES = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

/** What node-postgres says when a connection is gone, or none could be had; it gives no code. */
const CONNECTION_LOST =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after calling end)/i

/** Whether the database could not be reached, or was lost on the way. */
export const isConnectionError = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) {
    return false
  }
  const { cause, code, errors, message } = error as {
    cause?: unknown
    code?: unknown
    errors?: unknown[]
    message?: unknown
  }
  return (
    NETWORK_CODES.has(String(code)) ||
    CONNECTION_LOST.test(String(message)) ||
    isConnectionError(cause) ||
    (errors ?? []).some(isConnectionError) // of several addresses, none answered
  )
}
