/** Rows that go to the database in one statement. */
export const BATCH_ROWS = 1000

/** Collects what comes one by one and hands it on many at a time. */
export const inBatches = async <T>({
  items,
  use,
}: {
  items: AsyncIterable<T>
  use: (batch: T[]) => Promise<void>
}): Promise<void> => {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length >= BATCH_ROWS) {
      await use(batch)
      batch = []
    }
  }
  if (batch.length > 0) {
    await use(batch)
  }
}
