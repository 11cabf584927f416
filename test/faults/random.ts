export type Random = {
  /** A whole number from `min` to `max`, both included. */
  int: (range: { max: number; min: number }) => number
  pick: <T>(values: readonly [T, ...T[]]) => T
  /** For another generator, such as fast-check's. */
  seed: number
}

/** Folds a name into a seed, so that an id draws the same numbers alone and among others. */
const mix = ({ name, seed }: { name: string; seed: number }): number =>
  [...name].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 0x01000193), seed) >>> 0

/** A small generator with a seed (mulberry32): what it draws can be drawn again. */
export const createRandom = ({ name, seed }: { name: string; seed: number }): Random => {
  const start = mix({ name, seed })
  let state = start
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
  const int: Random['int'] = ({ max, min }) => min + Math.floor(next() * (max - min + 1))
  return {
    int,
    pick: (values) => values[int({ max: values.length - 1, min: 0 })]!,
    seed: start & 0x7fffffff,
  }
}
