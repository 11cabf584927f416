/** Work of a batch: one function of the engine, over a few records. */
export const RUN_BATCH = 'runBatch'

/** Work that starts the run of a day. */
export const DAILY_RUN = 'dailyRun'
