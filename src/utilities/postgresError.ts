type PostgresError = { detail: string; state: string }

/** The error Postgres gave, however many errors it is wrapped in; `null` for any other error. */
export const postgresErrorOf = (error: unknown): null | PostgresError => {
  if (typeof error !== 'object' || error === null) {
    return null
  }
  const { cause, code, detail } = error as { cause?: unknown; code?: unknown; detail?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
    ? { detail: typeof detail === 'string' ? detail : '', state: code }
    : postgresErrorOf(cause)
}
