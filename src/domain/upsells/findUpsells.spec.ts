import type { UpsellOrder } from './types.js'

import { DEFAULT_AI_OPTIONS } from '../ai/options.js'
import { DEFAULT_PACING_BANDS } from '../orders/pacing.js'
import { findUpsells } from './findUpsells.js'

const line: UpsellOrder['lines'][number] = {
  amount: 10_000,
  benchmarkCtr: null,
  goalUnit: 'impressions',
  goalUnits: 1_000_000,
  price: 10,
  pricingModel: 'CPM',
}

/** Half of the flight is over, and half of the goal delivered; nothing stands out. */
const order: UpsellOrder = {
  id: 'o1',
  name: 'Spring',
  bundleProduct: 'Newsletter',
  clicks: 10_000,
  clientProducts: 2,
  companyName: 'Acme',
  conversions: 0,
  endDate: '2026-11-20',
  impressions: 500_000,
  isLargestOfClient: true,
  lead: 'l1',
  lines: [line],
  settled: [],
  startDate: '2026-11-01',
  totalValue: 10_000,
}

const find = (
  changes: Partial<UpsellOrder> = {},
  { ctr = 0.02, today = '2026-11-11' }: { ctr?: number; today?: string } = {},
) =>
  findUpsells({
    bands: DEFAULT_PACING_BANDS,
    currency: 'USD',
    order: { ...order, ...changes },
    thresholds: { ...DEFAULT_AI_OPTIONS.thresholds, ctr },
    today,
  })

const opportunities = (...args: Parameters<typeof find>) =>
  find(...args).map(({ opportunity }) => opportunity)

it('finds nothing where nothing stands out', () => {
  expect(find()).toEqual([])
})

describe('more spend', () => {
  it('is worth a fifth of what is still to run', () => {
    expect(find({ clicks: 11_000 })).toMatchObject([
      {
        estimatedAdditionalRevenue: 1000,
        factors: [{ points: 1000 }],
        opportunity: 'increase_spend',
        wording: {
          opportunity: { facts: { ctrShare: 0.022 }, key: 'upsell:aboveThreshold' },
          suggestedAction: { facts: { remainingMoney: 5000, suggestedIncreaseMoney: 1000 } },
        },
      },
    ])
    expect(find({ clicks: 11_000, endDate: null })).toMatchObject([
      { estimatedAdditionalRevenue: 2000 },
    ])
  })

  it('takes a rate that is above the threshold with certainty', () => {
    const few = { clientProducts: 2, endDate: null, lines: [{ ...line, goalUnits: null }] }
    expect(opportunities({ ...few, clicks: 25, impressions: 1000 })).toEqual([])
    expect(opportunities({ ...few, clicks: 2500, impressions: 100_000 })).toEqual([
      'increase_spend',
    ])
    expect(opportunities({ ...few, clicks: 900, impressions: 999 })).toEqual([])
  })

  it('measures by the benchmarks of the products, weighted by their amounts', () => {
    const benchmarked = { ...line, benchmarkCtr: 0.001 }
    const cheap = { ...line, amount: 0, benchmarkCtr: 0.5, goalUnits: null }
    expect(find({ clicks: 1000, lines: [benchmarked, cheap] })).toMatchObject([
      {
        opportunity: 'increase_spend',
        wording: {
          opportunity: { facts: { ctrBenchmarkShare: 0.001 }, key: 'upsell:aboveBenchmark' },
        },
      },
    ])
  })

  it('comes too late after the flight', () => {
    const open = { lines: [{ ...line, goalUnits: null }] }
    expect(opportunities({ clicks: 11_000, ...open }, { today: '2026-11-21' })).toEqual([])
  })
})

describe('new creatives', () => {
  it('take many impressions and less than half of the clicks, with certainty', () => {
    const open = { endDate: null, lines: [{ ...line, goalUnits: null }] }
    expect(opportunities({ ...open, clicks: 70, impressions: 10_000 })).toEqual([
      'creative_refresh',
    ])
    expect(opportunities({ ...open, clicks: 95, impressions: 10_000 })).toEqual([])
    expect(opportunities({ ...open, clicks: 0, impressions: 9999 })).toEqual([])
  })

  it('are worth the clicks that are missing, where these are paid for', () => {
    const paid = { ...line, goalUnits: null, price: 2, pricingModel: 'CPC' as const }
    // 50,000 impressions a day for 10 days at 2 % instead of 0.2 %: 9,000 clicks more.
    expect(find({ clicks: 1000, lines: [paid] })).toMatchObject([
      { estimatedAdditionalRevenue: 18_000, opportunity: 'creative_refresh' },
    ])
    expect(find({ clicks: 1000 })).toMatchObject([{ estimatedAdditionalRevenue: 0 }])
  })
})

describe('a bundle', () => {
  it('is for clients of one product, on their largest order', () => {
    expect(find({ clientProducts: 1 })).toMatchObject([
      { estimatedAdditionalRevenue: 2500, opportunity: 'bundle' },
    ])
    expect(opportunities({ clientProducts: 1, isLargestOfClient: false })).toEqual([])
    expect(opportunities({ bundleProduct: null, clientProducts: 1 })).toEqual([])
  })
})

describe('a makegood', () => {
  it('is for orders behind schedule, and adds no revenue', () => {
    expect(find({ clicks: 6000, impressions: 300_000 })).toMatchObject([
      {
        estimatedAdditionalRevenue: 0,
        opportunity: 'makegood',
        wording: {
          opportunity: { facts: { atRiskMoney: 2000, paceShare: 0.6 } },
          suggestedAction: {
            facts: { missingUnits: 200_000 },
            key: 'upsell:makegood_impressions',
          },
        },
      },
    ])
  })

  it('waits for a fifth of the flight', () => {
    const behind = { clicks: 100, impressions: 5000 }
    expect(opportunities(behind, { today: '2026-11-04' })).toEqual([])
    expect(opportunities(behind, { today: '2026-11-05' })).toEqual(['makegood'])
  })
})

it('leaves alone what somebody has decided about', () => {
  expect(find({ clicks: 11_000, settled: ['increase_spend'] })).toEqual([])
})
