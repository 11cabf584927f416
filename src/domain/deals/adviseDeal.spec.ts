import type { Deal, DealChance } from './types.js'

import { adviseDeal } from './adviseDeal.js'

const proposal = {
  name: 'Offer',
  expiresDay: null,
  hasOrder: false,
  sentDay: '2026-11-20',
  status: 'sent',
  updatedAt: '1',
  viewedDay: null,
} as const

/** In touch, on time, and nothing is due. */
const deal: Deal = {
  id: 'l1',
  closeDay: '2026-12-31',
  companyName: 'Acme',
  followUpDay: null,
  hasContact: true,
  lastActivityDay: '2026-11-20',
  medianStageDays: 10,
  nextStages: [
    { name: 'Proposal', probability: 50 },
    { name: 'Negotiation', probability: 75 },
  ],
  orders: [],
  products: [],
  proposals: [],
  stage: { name: 'Qualified', type: 'open', probability: 25 },
  stageDay: '2026-11-19',
  status: 'open',
  updatedAt: '1',
  value: 10_000,
}

const advise = (changes: Partial<Deal> = {}, chance: DealChance | null = null) =>
  adviseDeal({
    chance,
    currency: 'USD',
    deal: { ...deal, ...changes },
    minimumImpressions: 1000,
    today: '2026-11-21',
  })

const sum = ({ factors }: ReturnType<typeof advise>) =>
  factors.reduce((total, { points }) => total + points, 0)

describe('the chance of a deal', () => {
  it('is that of its stage where nothing is learned yet', () => {
    expect(advise()).toMatchObject({
      closeProb: 25,
      factors: [{ key: 'insight:stageProbability', points: 25 }],
      wordings: { closeProbReasoning: { key: 'insight:chanceStage' } },
    })
  })

  it('is what was learned, in percentage points that add up to it', () => {
    const contributions = [
      { key: 'source', points: 0.9, value: 'inbound' },
      { key: 'stage', points: -0.4, value: 'lead' },
      { key: 'source × stage', points: 0.05, value: null },
      ...['activities', 'ageDays', 'contacts', 'industry', 'value'].map((key, index) => ({
        key,
        points: 0.013 * (index + 1),
        value: 3,
      })),
    ]
    const logOdds = contributions.reduce((total, { points }) => total + points, -0.7)
    const probability = 1 / (1 + Math.exp(-logOdds))
    const advice = advise({}, { contributions, intercept: -0.7, isPrior: false, probability })
    expect(advice.closeProb).toBe(Math.round(probability * 100))
    expect(sum(advice)).toBe(advice.closeProb)
    expect(advice.factors.slice(0, 3)).toEqual([
      { facts: {}, key: 'insight:average', points: 33 },
      { facts: { fact: 'inbound' }, key: 'insight:source', points: 22 },
      { facts: { fact: 'lead' }, key: 'insight:stage', points: -10 },
    ])
  })

  it.each([
    [0, 1],
    [1, 99],
  ])('of %d is shown as %d while the deal is open', (probability, closeProb) => {
    const advice = advise({}, { contributions: [], intercept: 0, isPrior: false, probability })
    expect([advice.closeProb, sum(advice)]).toEqual([closeProb, closeProb])
  })

  it.each([
    ['won', 100],
    ['lost', 0],
  ] as const)('is settled once it is %s', (status, closeProb) => {
    expect(advise({ status })).toMatchObject({ closeProb })
  })
})

describe('what to do next', () => {
  it.each<[string, Partial<Deal>]>([
    ['actionAdvance', {}],
    ['actionClose', { nextStages: [] }],
    ['actionWon', { hasContact: false, status: 'won' }],
    ['actionConvert', { proposals: [{ ...proposal, status: 'accepted' }] }],
    ['actionAdvance', { proposals: [{ ...proposal, hasOrder: true, status: 'accepted' }] }],
    ['actionExpired', { proposals: [{ ...proposal, expiresDay: '2026-11-20' }] }],
    ['actionExpiring', { proposals: [{ ...proposal, expiresDay: '2026-11-26' }] }],
    ['actionViewed', { proposals: [{ ...proposal, status: 'viewed', viewedDay: '2026-11-19' }] }],
    ['actionAdvance', { proposals: [{ ...proposal, status: 'viewed', viewedDay: '2026-11-20' }] }],
    ['actionUnopened', { proposals: [{ ...proposal, sentDay: '2026-11-18' }] }],
    ['actionContact', { hasContact: false }],
    ['actionFollowUp', { followUpDay: '2026-11-20' }],
    ['actionSilent', { lastActivityDay: '2026-11-07' }],
    ['actionStale', { stageDay: '2026-11-05' }],
    ['actionAdvance', { stageDay: '2026-11-06' }],
    ['actionAdvance', { medianStageDays: null, stageDay: '2026-01-01' }],
    ['actionOverdue', { closeDay: '2026-11-20' }],
    ['actionPropose', { stage: { ...deal.stage, probability: 50 } }],
  ])('is %s for %j', (key, changes) => {
    expect(advise(changes).wordings.nextAction.key).toBe(`insight:${key}`)
  })
})

describe('the structure of an offer', () => {
  const product = {
    id: 'p1',
    name: 'Banner',
    minimumQuantity: null,
    pricingModel: 'CPM',
    unitPrice: 10,
    weight: 0,
  } as const
  const stage = { ...deal.stage, probability: 50 }

  it('waits for the stage at which deals are about one', () => {
    expect(advise({ products: [product] })).toMatchObject({
      lines: [],
      wordings: {
        proposalSuggestion: { facts: { stageName: 'Proposal' }, key: 'insight:proposalLater' },
      },
    })
  })

  it('is what the client has bought, by what was spent on it, of the value of the deal', () => {
    const products = [
      { ...product, weight: 300 },
      { ...product, id: 'p2', name: 'Newsletter', unitPrice: 7, weight: 100 },
      { ...product, id: 'p3', name: 'Never' },
    ]
    expect(advise({ products, stage })).toMatchObject({
      lines: [
        { amount: 7500, label: 'Banner', quantity: 750 },
        { amount: 2499, label: 'Newsletter', quantity: 357 },
      ],
      wordings: {
        proposalSuggestion: {
          facts: { products: 'Banner, Newsletter', totalMoney: 9999 },
          key: 'insight:proposalBought',
        },
      },
    })
  })

  it('begins with what others buy most, in quantities the rate card allows', () => {
    const products = [
      { ...product, minimumQuantity: 2000 },
      { ...product, id: 'p2', name: 'Sponsoring', pricingModel: 'flat' as const, unitPrice: 900 },
    ]
    expect(advise({ products, stage })).toMatchObject({
      lines: [
        { amount: 20_000, quantity: 2000 },
        { amount: 900, quantity: 1 },
      ],
      wordings: { proposalSuggestion: { key: 'insight:proposalPopular' } },
    })
  })
})

describe('how to present the house', () => {
  const order = { id: 'o1', name: 'Spring', clicks: 90, impressions: 3000, updatedAt: '1' }

  it('points at results of the client’s own, and at none where there are too few', () => {
    expect(advise().wordings.positioning.key).toBe('insight:positioningNew')
    expect(advise({ orders: [{ ...order, impressions: 999 }] }).wordings.positioning.key).toBe(
      'insight:positioningKnown',
    )
    const better = { ...order, name: 'Summer', clicks: 200, impressions: 4000 }
    expect(advise({ orders: [order, better] }).wordings.positioning).toMatchObject({
      facts: { clicks: 200, ctrShare: 0.05, orderName: 'Summer' },
      key: 'insight:positioningResults',
    })
  })
})
