/**
 * What a suite started, stopped in reverse order: after the last test, or when the run is broken off
 * (Jest does not call the global teardown then).
 */
const stops = []

const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop()
  }
}

export const atTheEnd = (stop) => {
  if (!globalThis.crmStopAll) {
    globalThis.crmStopAll = stopAll
    for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
      process.once(signal, () => void stopAll().finally(() => process.exit(code)))
    }
  }
  stops.push(stop)
}
