const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/**
 * Turns the ways of being told to end into one abort signal: Ctrl-C, SIGTERM, a closed terminal, and
 * the death of the npm that started us (it does not always pass a signal on). Told twice counts once,
 * because npm and the terminal both send Ctrl-C.
 */
export const watchForEnd = (): { end: () => number; signal: AbortSignal } => {
  const controller = new AbortController()
  let code = 0
  for (const [name, value] of Object.entries(CODES)) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        code = value
        controller.abort()
      }
    })
  }
  const parent = process.ppid
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    setInterval(() => {
      if (process.ppid !== parent && !controller.signal.aborted) {
        code = CODES.SIGTERM
        controller.abort()
      }
    }, 1000).unref()
  }
  return { end: () => code, signal: controller.signal }
}
