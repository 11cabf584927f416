import type { EventKind } from '../../../src/domain/audience/types.js'
import type { Random } from '../../faults/random.js'

import { DAY_MS } from '../../../src/domain/audience/rule.js'

export type Happening = { at: number; isMachine: boolean; kind: EventKind }

export type Person = { events: Happening[]; id: string; since: number }

/** Quarters of days: moments fall on the edges of windows again and again. */
const QUARTER = DAY_MS / 4

const KINDS: readonly [EventKind, ...EventKind[]] = [
  'email_open',
  'email_open',
  'email_open',
  'visit',
  'visit',
  'email_click',
  'form',
]

/** People who subscribed in the half year before a moment; their ids are told by their numbers. */
export const makePeople = ({
  before,
  count,
  random,
}: {
  before: number
  count: number
  random: Random
}): Person[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    events: [],
    since: before - random.int({ max: 180 * 4, min: 0 }) * QUARTER,
  }))

/**
 * What some of the people did until a moment, in no order: most of it lately, some of it long before
 * and told only now, some by a clock that is ahead.
 */
export const makeHappenings = ({
  before,
  people,
  random,
  span,
}: {
  before: number
  people: Person[]
  random: Random
  /** Days that most of it happened within. */
  span: number
}): { happening: Happening; person: Person }[] =>
  Array.from({ length: people.length }, () => ({
    happening: {
      at:
        before -
        random.pick([
          random.int({ max: span * 4, min: 0 }) * QUARTER,
          random.int({ max: span * 4, min: 0 }) * QUARTER,
          random.int({ max: 100 * 4, min: 0 }) * QUARTER,
          -random.int({ max: 4 * 60_000, min: 0 }),
        ]),
      isMachine: random.int({ max: 9, min: 0 }) === 0,
      kind: random.pick(KINDS),
    },
    // A tenth of the people does half of it.
    person: people[random.int({ max: people.length / random.pick([10, 1]) - 1, min: 0 })]!,
  }))

/** What the rule goes by of somebody's whole history. */
export const historyOf = ({ events, since }: Person) => {
  const signs = events.filter(({ isMachine }) => !isMachine)
  const of = (kind: EventKind): Date[] =>
    signs.flatMap((event) => (event.kind === kind ? [new Date(event.at)] : []))
  return {
    lastEventAt:
      signs.length === 0 ? null : new Date(signs.reduce((last, { at }) => Math.max(last, at), 0)),
    opens: of('email_open'),
    subscribedAt: new Date(since),
    visits: of('visit'),
  }
}
