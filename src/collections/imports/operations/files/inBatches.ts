/** Rows that go to the database in one statement. */
export const BATCH_ROWS = 1000

/**
 * Collects what comes one by one and hands it on many at a time, one batch after the other; the next
 * one is collected while the one before is in use.
 */
export const inBatches = async <T>({
  items,
  use,
}: {
  items: AsyncIterable<T>
  use: (batch: T[]) => Promise<void>
}): Promise<void> => {
  let batch: T[] = []
  let inUse = Promise.resolve()
  const handOn = async (): Promise<void> => {
    await inUse
    inUse = use(batch)
    // It is awaited before the next batch; until then its failure is no accident.
    inUse.catch(() => undefined)
    batch = []
  }
  try {
    for await (const item of items) {
      batch.push(item)
      if (batch.length >= BATCH_ROWS) {
        await handOn()
      }
    }
    await handOn()
    await inUse
  } finally {
    await Promise.allSettled([inUse])
  }
}
