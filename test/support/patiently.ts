/** After so long, counters of rate limits give the database up and count in memory. */
const GIVE_UP_MS = 1000
const PATIENT_MS = 45_000

/** Does work while counters give the database more time: that a machine is busy is no reason to miscount. */
export const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
  const { setTimeout: own } = globalThis
  const patient = (run: () => void, ms?: number) => own(run, ms === GIVE_UP_MS ? PATIENT_MS : ms)
  globalThis.setTimeout = Object.assign(patient, own) as typeof own
  try {
    return await work()
  } finally {
    globalThis.setTimeout = own
  }
}
