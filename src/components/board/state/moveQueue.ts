/** Runs the jobs of one key one after the other, those of different keys side by side. */
export type MoveQueue = {
  add: (key: string, job: () => Promise<void>) => Promise<void>
  /** How many keys have work to do. */
  size: () => number
}

export const createMoveQueue = (): MoveQueue => {
  const tails = new Map<string, Promise<void>>()
  return {
    add: (key, job) => {
      const done = (tails.get(key) ?? Promise.resolve()).then(job, job)
      const tail = done
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) {
            tails.delete(key)
          }
        })
      tails.set(key, tail)
      return done
    },
    size: () => tails.size,
  }
}
