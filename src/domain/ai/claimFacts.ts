import type { Fact, FactKind, FactOrigin } from '../claims/types.js'
import type { Wording } from './types.js'

const ENDS: [string, FactKind][] = [
  ['Money', 'money'],
  ['Share', 'percent'],
  ['Day', 'date'],
]

const toFact = ({
  name,
  origin,
  value,
}: {
  name: string
  origin: FactOrigin
  value: number | string
}): Fact => {
  const [end, kind] = ENDS.find(([ending]) => name.endsWith(ending)) ?? [
    '',
    typeof value === 'number' ? 'number' : 'name',
  ]
  return { key: name.slice(0, name.length - end.length), kind, origin, value }
}

/** The facts of a wording as those by which other people's wording of it is checked. */
export const claimFacts = ({
  facts,
  origin,
}: { origin: FactOrigin } & Pick<Wording, 'facts'>): Fact[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    value === null ? [] : [toFact({ name, origin, value })],
  )
