import fc from 'fast-check'

import type { Adjustment, ScoreInputs } from './types.js'

import { SCORE_CONTRIBUTIONS } from '../ai/options.js'
import { acceptAdjustment, adjustmentsOf } from './adjustment.js'
import { signsOfSize } from './companySize.js'
import { contributionsOf } from './contributions.js'
import { raisesOf } from './raises.js'
import { replayScore, scoreLead } from './scoreLead.js'

const ONES = Object.fromEntries(
  SCORE_CONTRIBUTIONS.map((key) => [key, 1]),
) as ScoreInputs['weights']

const lead: ScoreInputs = {
  activity: { daysSince: 3, inbound: 1, outbound: 2, sentiment: null },
  book: { medianDays: 10, values: { high: 40_000, low: 5000, middle: 15_000 } },
  cap: 15,
  company: { name: 'Acme Group', revenue: null, size: null },
  currency: 'USD',
  outlook: { isPrior: true, probability: 0.5 },
  source: 'inbound',
  stage: { name: 'Proposal', daysIn: 8, next: { name: 'Negotiation', probability: 75 } },
  texts: null,
  value: 20_000,
  weights: ONES,
}

const scoreOf = (inputs: ScoreInputs, adjustment: Adjustment | null = null): number =>
  scoreLead({ adjustment, inputs }).score

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const days = fc.integer({ max: 2000, min: 0 })
const count = fc.integer({ max: 200, min: 0 })
const money = fc.double({ max: 1e12, min: 0, noNaN: true })

const anyLead: fc.Arbitrary<ScoreInputs> = fc.record({
  activity: fc.record({
    daysSince: nullable(days),
    inbound: count,
    outbound: count,
    sentiment: nullable(fc.constantFrom('negative', 'neutral', 'positive')),
  }),
  book: fc.record({
    medianDays: nullable(days),
    values: nullable(
      fc.tuple(money, money, money).map((three) => {
        const [low, middle, high] = three.sort((a, b) => a - b)
        return { high, low, middle }
      }),
    ),
  }),
  cap: fc.integer({ max: 100, min: 0 }),
  company: fc.record({ name: fc.string(), revenue: nullable(money), size: nullable(count) }),
  currency: fc.constant('EUR'),
  outlook: fc.record({
    isPrior: fc.boolean(),
    probability: fc.double({ max: 1, min: 0, noNaN: true }),
  }),
  source: fc.constantFrom('inbound', 'referral', 'cold_outreach', 'ai_generated', 'fair'),
  stage: fc.record({
    name: fc.string(),
    daysIn: days,
    next: nullable(fc.record({ name: fc.string(), probability: fc.integer({ max: 100, min: 0 }) })),
  }),
  texts: fc.constant(null),
  value: money,
  weights: fc.record(
    Object.fromEntries(
      SCORE_CONTRIBUTIONS.map((key) => [key, fc.double({ max: 5, min: 0, noNaN: true })]),
    ) as Record<keyof ScoreInputs['weights'], fc.Arbitrary<number>>,
  ),
})

const anyAdjustment = nullable(
  fc.record({ points: fc.integer({ max: 100, min: -100 }), reason: fc.string({ minLength: 1 }) }),
)

/** Throws with an example for which it is not so. */
const tryAll =
  <T>(of: fc.Arbitrary<T>, property: (value: T) => boolean) =>
  (): void =>
    fc.assert(fc.property(of, property), { numRuns: 1000 })

/** Whole, from 0 to 100, and the exact sum of its factors. */
const isSound = ({ factors, score }: ReturnType<typeof scoreLead>): boolean =>
  Number.isInteger(score) &&
  score >= 0 &&
  score <= 100 &&
  Object.is(
    factors.reduce((total, { points }) => total + points, 0),
    score,
  )

describe('a score', () => {
  it('is what its reasons add up to', () => {
    expect(scoreLead({ adjustment: { points: 5, reason: 'A good fit.' }, inputs: lead })).toEqual({
      factors: [
        { facts: { probabilityShare: 0.5 }, key: 'score:outcomeStage', points: 20 },
        { facts: { source: 'inbound' }, key: 'score:sourceInbound', points: 10 },
        { facts: { days: 3 }, key: 'score:recency', points: 10 },
        { facts: { days: 8, medianDays: 10 }, key: 'score:velocity', points: 10 },
        {
          facts: { medianMoney: 15_000, valueMoney: 20_000 },
          key: 'score:value',
          points: 7,
        },
        { facts: {}, key: 'score:sizeName', points: 6 },
        { facts: { inbound: 1, outbound: 2 }, key: 'score:engagement', points: 3 },
        { facts: { reason: 'A good fit.' }, key: 'score:adjustment', points: 5 },
      ],
      score: 71,
    })
  })

  it('says what its bounds took', () => {
    const weights = { ...ONES, outcome: 5 }
    const { factors, score } = scoreLead({ adjustment: null, inputs: { ...lead, weights } })
    expect(score).toBe(100)
    expect(factors.at(-1)).toEqual({ facts: {}, key: 'score:bound', points: -46 })
  })

  it('is whole, from 0 to 100, and the exact sum of its factors', () => {
    expect(
      tryAll(fc.tuple(anyLead, anyAdjustment), ([inputs, adjustment]) =>
        isSound(scoreLead({ adjustment, inputs })),
      ),
    ).not.toThrow()
  })

  it('is the same again from what is stored with it', () => {
    expect(
      tryAll(fc.tuple(anyLead, anyAdjustment), ([inputs, adjustment]) => {
        const { factors, score } = scoreLead({ adjustment, inputs })
        const stored = JSON.parse(JSON.stringify({ factors, inputs })) as {
          factors: typeof factors
          inputs: ScoreInputs
        }
        return replayScore(stored).score === score
      }),
    ).not.toThrow()
  })

  it('has at most 100 points to give when every weight is 1', () => {
    const best: ScoreInputs = {
      ...lead,
      activity: { daysSince: 0, inbound: 9, outbound: 9, sentiment: 'positive' },
      company: { name: 'Acme', revenue: null, size: 5000 },
      outlook: { isPrior: false, probability: 1 },
      value: 1e6,
    }
    expect(contributionsOf(best).reduce((sum, { points }) => sum + points, 0)).toBe(100)
  })

  it.each<[string, (inputs: ScoreInputs) => ScoreInputs]>([
    ['a better chance', (i) => ({ ...i, outlook: { ...i.outlook, probability: 1 } })],
    ['a fresher activity', (i) => ({ ...i, activity: { ...i.activity, daysSince: 0 } })],
    [
      'a reply more',
      (i) => ({ ...i, activity: { ...i.activity, inbound: i.activity.inbound + 1 } }),
    ],
    [
      'a positive reply',
      (i) => ({ ...i, activity: { ...i.activity, sentiment: 'positive' as const } }),
    ],
    ['a shorter stay', (i) => ({ ...i, stage: { ...i.stage, daysIn: 0 } })],
    ['the best source', (i) => ({ ...i, source: 'inbound' })],
    ['more employees', (i) => ({ ...i, company: { ...i.company, size: 100_000 } })],
  ])('never falls by %s', (_, better) => {
    expect(tryAll(anyLead, (inputs) => scoreOf(better(inputs)) >= scoreOf(inputs))).not.toThrow()
  })

  it('never falls with a higher value, where values can be compared', () => {
    const compared = anyLead.filter(({ book }) => book.values !== null)
    expect(
      tryAll(
        fc.tuple(compared, money),
        ([inputs, more]) => scoreOf({ ...inputs, value: inputs.value + more }) >= scoreOf(inputs),
      ),
    ).not.toThrow()
  })

  it('likes inbound more than referral, and referral more than cold outreach', () => {
    const [inbound, referral, cold] = ['inbound', 'referral', 'cold_outreach'].map((source) =>
      scoreOf({ ...lead, source }),
    )
    expect(inbound).toBeGreaterThan(referral!)
    expect(referral).toBeGreaterThan(cold!)
  })
})

describe('the size of a company', () => {
  it.each([
    [{ name: 'Acme', revenue: null, size: 1200 }, 'record', 10],
    [{ name: 'Acme', revenue: 12_000_000, size: 5 }, 'record', 8],
    [{ name: 'Acme Holding International', revenue: null, size: null }, 'name', 6],
    [{ name: 'Bäckerei Müller GmbH', revenue: null, size: null }, 'name', 4],
    [{ name: 'Corner Bakery', revenue: null, size: null }, 'unknown', 3],
    [{ name: 'Seaglobalist', revenue: null, size: null }, 'unknown', 3],
  ])('of %j is told by its %s', (company, basis, points) => {
    expect(signsOfSize(company)).toEqual({ basis, points })
  })
})

describe('what a model wants to do to a score', () => {
  const accept = (adjustment: number, reason = 'They ask for a quick start.') =>
    acceptAdjustment({ adjustment, inputs: lead, reason })

  it('is taken within the cap, with its reason', () => {
    expect(accept(15)).toEqual({ points: 15, reason: 'They ask for a quick start.' })
    expect(accept(-15)?.points).toBe(-15)
    expect(accept(0)?.points).toBe(0)
  })

  it.each([16, -16, 1e6, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused when it is %d',
    (adjustment) => {
      expect(accept(adjustment)).toBeNull()
    },
  )

  it.each([' ', '', 'x'.repeat(301), 'They will pay $99,000.', 'They grew by 45 %.'])(
    'is refused with the reason "%s"',
    (reason) => {
      expect(accept(5, reason)).toBeNull()
    },
  )

  it('never moves a score by more than the cap, whatever is answered', () => {
    const anything = fc.double({ max: 1e9, min: -1e9 })
    expect(
      tryAll(fc.tuple(anyLead, fc.oneof(anything, fc.integer({ max: 120, min: -120 }))), (pair) => {
        const [inputs, adjustment] = pair
        const accepted = acceptAdjustment({ adjustment, inputs, reason: 'A good fit.' })
        return Math.abs(scoreOf(inputs, accepted) - scoreOf(inputs)) <= inputs.cap
      }),
    ).not.toThrow()
  })

  it('counts for leads that were asked about, once', () => {
    const said = (leadId: string, adjustment: number) => ({
      adjustment,
      leadId,
      reason: 'Good fit.',
    })
    const adjustments = adjustmentsOf({
      answer: { leads: [said('L1', 3), said('L2', 4), said('L2', 5), said('L9', 6)] },
      asked: new Map([
        ['L1', lead],
        ['L2', lead],
        ['L3', lead],
      ]),
    })
    expect([...adjustments]).toEqual([['L1', { points: 3, reason: 'Good fit.' }]])
  })
})

describe('what would raise a score', () => {
  it('is told for what people can do, with the points it gives', () => {
    const cold: ScoreInputs = {
      ...lead,
      activity: { daysSince: 40, inbound: 0, outbound: 1, sentiment: 'negative' },
      stage: { ...lead.stage, daysIn: 18 },
      value: 0,
    }
    expect(raisesOf({ adjustment: null, inputs: cold })).toEqual([
      { facts: { count: 16, stage: 'Negotiation' }, key: 'score:raiseStage' },
      { facts: { count: 14 }, key: 'score:raiseObjection' },
      { facts: { count: 12 }, key: 'score:raiseReply' },
      { facts: { count: 9 }, key: 'score:raiseContact' },
    ])
  })

  it('is nothing where nothing is left to be gained', () => {
    const best = { ...lead, weights: { ...ONES, outcome: 5 } }
    expect(raisesOf({ adjustment: null, inputs: best })).toEqual([])
  })

  it('does not guess what was learned about the next stage', () => {
    const learned = { ...lead, outlook: { isPrior: false, probability: 0.5 } }
    const keys = raisesOf({ adjustment: null, inputs: learned }).map(({ key }) => key)
    expect(keys).not.toContain('score:raiseStage')
  })
})
