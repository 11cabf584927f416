import type { Example, FeatureValue } from './types.js'

/** Zero is a word of its own from this part of the numbers on. */
const FREQUENT = 0.05

export const isNumber = (value: FeatureValue | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** At a part of the way through numbers that are in order. */
export const quantile = ({ at, sorted }: { at: number; sorted: readonly number[] }): number =>
  sorted[Math.round(at * (sorted.length - 1))]!

/** The numbers of a feature in order; without zero where that is frequent. */
export const gatherNumbers = ({
  examples,
  key,
}: {
  examples: readonly Example[]
  key: string
}): { hasZero: boolean; sorted: number[] } => {
  const numbers = examples
    .map(({ features }) => features[key])
    .filter(isNumber)
    .sort((a, b) => a - b)
  const others = numbers.filter((number) => number !== 0)
  const hasZero = others.length > 0 && others.length <= numbers.length * (1 - FREQUENT)
  return { hasZero, sorted: hasZero ? others : numbers }
}

/** The words of a feature that are frequent enough to learn from, the most frequent first. */
export const frequentLevels = ({
  examples,
  key,
  least,
}: {
  examples: readonly Example[]
  key: string
  /** Times a word has to be there. */
  least: number
}): string[] => {
  const counts = new Map<string, number>()
  for (const { features } of examples) {
    const value = features[key]
    if (typeof value === 'string') {
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([level]) => level)
}
