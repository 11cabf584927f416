import { BATCH_ROWS, inBatches } from './inBatches.js'

const count = async function* (
  to: number,
  fail = Number.POSITIVE_INFINITY,
): AsyncGenerator<number> {
  for (let index = 0; index < to; index += 1) {
    if (index >= fail) {
      throw new Error('cut off')
    }
    await Promise.resolve()
    yield index
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

it('hands on everything in order, one batch after the other', async () => {
  const seen: number[] = []
  let running = 0
  let most = 0
  await inBatches({
    items: count(BATCH_ROWS * 2 + 3),
    use: async (batch) => {
      running += 1
      most = Math.max(most, running)
      await pause()
      seen.push(...batch)
      running -= 1
    },
  })
  expect(seen).toEqual(Array.from({ length: BATCH_ROWS * 2 + 3 }, (_, index) => index))
  expect(most).toBe(1)
})

it('fails as a batch does, and goes no further', async () => {
  let batches = 0
  const failing = inBatches({
    items: count(BATCH_ROWS * 5),
    use: async () => {
      batches += 1
      await pause()
      throw new Error('refused')
    },
  })
  await expect(failing).rejects.toThrow('refused')
  expect(batches).toBe(1)
})

it('waits for the batch in use before it fails as the source does', async () => {
  let isDone = false
  const failing = inBatches({
    items: count(BATCH_ROWS * 2, BATCH_ROWS + 1),
    use: async () => {
      await pause()
      isDone = true
    },
  })
  await expect(failing).rejects.toThrow('cut off')
  expect(isDone).toBe(true)
})
