import type { Classes, Example, Features, MainTerm } from './types.js'

import { frequentLevels, gatherNumbers, quantile } from './gather.js'

/** More than any side of a pair has. */
export const MOST_CLASSES = 100

const MOST_LEVELS = 12
const BANDS = 4

const NOTHING = 0
const OTHERS = 1
const ZERO = 1
const FIRST = 2

/** How often a word has to be there to be a class where features meet. */
const leastOf = (count: number): number => Math.max(20, Math.ceil(count * 0.013))

/** How a feature is cut into classes: quarters of numbers, the most frequent words. */
export const planClasses = ({
  examples,
  term: { key, kind },
}: {
  examples: readonly Example[]
  term: MainTerm
}): Classes => {
  if (kind === 'category') {
    const levels = frequentLevels({ examples, key, least: leastOf(examples.length) })
    return { key, kind, levels: levels.slice(0, MOST_LEVELS) }
  }
  const { hasZero, sorted } = gatherNumbers({ examples, key })
  const bounds = Array.from({ length: BANDS - 1 }, (_, index) =>
    quantile({ at: (index + 1) / BANDS, sorted }),
  )
  return { bounds: [...new Set(bounds)], hasZero, key, kind }
}

/** Which class a subject is in. */
export const classOf = ({
  classes,
  features,
}: {
  classes: Classes
  features: Features
}): number => {
  const value = features[classes.key]
  if (classes.kind === 'category') {
    const level = classes.levels.indexOf(String(value))
    return value === null || value === undefined ? NOTHING : level < 0 ? OTHERS : FIRST + level
  }
  if (typeof value !== 'number') {
    return NOTHING
  }
  return classes.hasZero && value === 0
    ? ZERO
    : FIRST + classes.bounds.filter((bound) => bound <= value).length
}

/** The cell of a table of two sides a subject is in. */
export const cellOf = ({
  features,
  sides: [first, second],
}: {
  features: Features
  sides: readonly [Classes, Classes]
}): number =>
  classOf({ classes: first, features }) * MOST_CLASSES + classOf({ classes: second, features })
