import type {
  CategoryTerm,
  Example,
  Features,
  MainTerm,
  NumberTerm,
  PairTerm,
  Term,
} from './types.js'

import { cellOf } from './classes.js'
import { frequentLevels, gatherNumbers, isNumber, quantile } from './gather.js'

/** Where a subject stands within a term, and with which weights. */
export type Place = { place: number; value: number }

/** Numbers that reach further above their middle than this many times the middle count by their logarithm. */
const SKEWED = 4

const MOST_KNOTS = 8
const ROWS_PER_KNOT = 40

const planNumber = ({
  examples,
  key,
  mostKnots,
}: {
  examples: readonly Example[]
  key: string
  mostKnots: number
}): NumberTerm => {
  const { hasZero, sorted } = gatherNumbers({ examples, key })
  const middle = quantile({ at: 0.5, sorted })
  const isLog =
    sorted[0]! >= 0 && quantile({ at: 0.99, sorted }) > SKEWED * Math.max(middle, Number.EPSILON)
  const count = Math.max(2, Math.min(mostKnots, Math.floor(examples.length / ROWS_PER_KNOT)))
  const knots = Array.from({ length: count }, (_, index) =>
    quantile({ at: index / (count - 1), sorted }),
  ).map((knot) => (isLog ? Math.log1p(knot) : knot))
  return { hasZero, isLog, key, kind: 'number', knots: [...new Set(knots)] }
}

/** How often a word has to be there to have a weight of its own. */
const leastOf = (count: number): number => Math.max(5, Math.ceil(count * 0.002))

/** Features of the examples, in the order of their names, and whether they are numbers. */
const kindsOf = (examples: readonly Example[]): [string, MainTerm['kind']][] => {
  const kinds = new Map<string, MainTerm['kind']>()
  for (const { features } of examples) {
    for (const [key, value] of Object.entries(features)) {
      if (value !== null && !kinds.has(key)) {
        kinds.set(key, typeof value === 'number' ? 'number' : 'category')
      }
    }
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Which features can be learned from, and how each is read. */
export const planTerms = ({
  examples,
  mostKnots = MOST_KNOTS,
}: {
  examples: readonly Example[]
  /** 2 makes straight lines of numbers. */
  mostKnots?: number
}): MainTerm[] =>
  kindsOf(examples)
    .map(([key, kind]): CategoryTerm | NumberTerm =>
      kind === 'number'
        ? planNumber({ examples, key, mostKnots })
        : {
            key,
            kind,
            levels: frequentLevels({ examples, key, least: leastOf(examples.length) }),
          },
    )
    .filter((term) => {
      const [first] = examples
      return examples.some(({ features }) => features[term.key] !== first!.features[term.key])
    })

const NOTHING = 0
const OTHERS = 1
const ZERO = 1
const FIRST = 2

/** How many weights a term has. */
export const sizeOf = (term: Term): number => {
  switch (term.kind) {
    case 'category':
      return FIRST + term.levels.length
    case 'number':
      return FIRST + term.knots.length
    case 'pair':
      return term.cells.length
  }
}

const placeNumber = ({ term, value }: { term: NumberTerm; value: number }): Place[] => {
  if (term.hasZero && value === 0) {
    return [{ place: ZERO, value: 1 }]
  }
  const { isLog, knots } = term
  const scaled = isLog ? Math.log1p(Math.max(value, 0)) : value
  const after = knots.findIndex((knot) => knot > scaled)
  if (after <= 0) {
    return [{ place: FIRST + (after === 0 ? 0 : knots.length - 1), value: 1 }]
  }
  const share = (scaled - knots[after - 1]!) / (knots[after]! - knots[after - 1]!)
  return [
    { place: FIRST + after - 1, value: 1 - share },
    { place: FIRST + after, value: share },
  ]
}

const placeMain = ({ features, term }: { features: Features; term: MainTerm }): Place[] => {
  const value = features[term.key]
  if (term.kind === 'number' && isNumber(value)) {
    return placeNumber({ term, value })
  }
  if (term.kind === 'number' || value === null || value === undefined) {
    return [{ place: NOTHING, value: 1 }]
  }
  const level = term.levels.indexOf(String(value))
  return [{ place: level < 0 ? OTHERS : FIRST + level, value: 1 }]
}

const placePair = ({ features, term }: { features: Features; term: PairTerm }): Place[] => {
  const cell = term.cells.indexOf(cellOf({ features, sides: term.sides }))
  return cell < 0 ? [] : [{ place: cell, value: 1 }]
}

/** Where a subject stands within a term. */
export const placesOf = ({ features, term }: { features: Features; term: Term }): Place[] =>
  term.kind === 'pair' ? placePair({ features, term }) : placeMain({ features, term })
