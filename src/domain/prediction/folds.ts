/** Numbers in [0, 1) that are the same for the same seed: mulberry32 by Tommy Ettinger, public domain. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const shuffle = ({ items, random }: { items: number[]; random: () => number }): number[] => {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = shuffled[last]!
    shuffled[last] = shuffled[other]!
    shuffled[other] = kept
  }
  return shuffled
}

/**
 * Deals the subjects into `count` folds, each with its part of either outcome.
 *
 * @returns the fold of each subject
 */
export const dealFolds = ({
  count,
  outcomes,
  seed,
}: {
  count: number
  outcomes: readonly boolean[]
  seed: number
}): number[] => {
  const random = createRandom(seed)
  const folds = new Array<number>(outcomes.length).fill(0)
  const indexes = outcomes.map((_, index) => index)
  const dealt = [true, false].flatMap((outcome) =>
    shuffle({ items: indexes.filter((index) => outcomes[index] === outcome), random }),
  )
  dealt.forEach((index, place) => {
    folds[index] = place % count
  })
  return folds
}
