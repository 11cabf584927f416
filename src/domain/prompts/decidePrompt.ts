import { Decimal } from 'decimal.js'

import type { AIOptions } from '../ai/options.js'
import type { Wording } from '../ai/types.js'
import type { Fact, FactOrigin } from '../claims/types.js'
import type { Campaign, DraftedPart, Projections, PromptDecision, PromptOrder } from './types.js'

import { computeMetrics } from '../performance/computeMetrics.js'
import { roundMoney } from '../shared/money.js'
import { project, roundRoughly } from './project.js'
import { plainName } from './sayPart.js'

/** By how much a budget is suggested to grow; more for a campaign far above what it is measured by. */
export const INCREASE_SHARES = { strong: 0.3, usual: 0.2 } as const

/** So many times what it is measured by makes a campaign a strong one. */
export const STRONG_RATIO = 1.5

/** A lead over others that rounds to nothing is none. */
const LEAST_LIFT = 0.01

const DAY_MS = 24 * 60 * 60 * 1000

type Collections = { orders: string; performance: string; products: string }

type Args = {
  /** Slugs, for where facts come from. */
  collections: Collections
  currency: string
  now: Date
  order: PromptOrder
  /** Days after the last message in which no other is suggested; 0 to decide by performance alone. */
  quietDays: number
  thresholds: AIOptions['thresholds']
}

type Benchmark = { ctr: number; kind: 'book' | 'industry'; origin: FactOrigin }

/**
 * What a CTR is measured by: the rate card's, else the book's own. Of several products the highest,
 * so that what is said of one holds for all.
 */
const findBenchmark = ({
  collections,
  order: { products },
}: Pick<Args, 'collections' | 'order'>): Benchmark | null => {
  const highest = (of: (product: PromptOrder['products'][number]) => null | number) =>
    [...products]
      .filter((product) => (of(product) ?? 0) > 0)
      .sort((a, b) => of(b)! - of(a)!)
      .at(0)
  const carded = highest(({ benchmarkCtr }) => benchmarkCtr)
  if (carded) {
    const origin = { id: carded.id, collection: collections.products, field: 'benchmarkCtr' }
    return { ctr: carded.benchmarkCtr!, kind: 'industry', origin }
  }
  const booked = highest(({ bookCtr }) => bookCtr)
  return booked ? { ctr: booked.bookCtr!, kind: 'book', origin: { rule: 'bookMedianCtr' } } : null
}

type Finding = {
  benchmark: Benchmark | null
  campaign: Campaign
  ctr: null | number
  isCtrHigh: boolean
  isRoasHigh: boolean
  /** How many times what it is measured by; the larger of the two. */
  ratio: number
  roas: null | number
}

const look = ({
  benchmark,
  campaign,
  thresholds,
}: {
  benchmark: Benchmark | null
  campaign: Campaign
  thresholds: AIOptions['thresholds']
}): Finding => {
  const { ctr, roas } = computeMetrics(campaign)
  const bar = benchmark?.kind === 'industry' ? benchmark.ctr : thresholds.ctr
  const ctrRatio = ctr === null ? 0 : ctr / bar
  const roasRatio = roas === null ? 0 : roas / thresholds.roas
  return {
    benchmark,
    campaign,
    ctr,
    isCtrHigh: ctr !== null && ctr > bar,
    isRoasHigh: roas !== null && roas > thresholds.roas,
    ratio: Math.max(ctrRatio, roasRatio),
    roas,
  }
}

/** Where a figure of a campaign is stored: its row, or the order that adds its rows up. */
const originOf = ({
  campaign,
  collections,
  field,
  order,
}: { campaign: Campaign; field: string } & Pick<Args, 'collections' | 'order'>): FactOrigin =>
  campaign.row === null
    ? {
        id: order.id,
        collection: collections.orders,
        field: order.campaigns.length === 1 ? `delivery.${field}` : 'delivery',
      }
    : { id: campaign.row, collection: collections.performance, field }

const draftResult = ({
  collections,
  finding: { benchmark, campaign, ctr, isCtrHigh, isRoasHigh, roas },
  order,
}: { finding: Finding } & Pick<Args, 'collections' | 'order'>): DraftedPart => {
  const name = plainName(campaign.name)
  const at = (field: string) => originOf({ campaign, collections, field, order })
  const facts: Fact[] = [{ key: 'campaign', kind: 'name', origin: at('campaignName'), value: name }]
  if (!isCtrHigh) {
    facts.push({ key: 'roas', kind: 'number', origin: at('roas'), value: roas! })
    return { facts, wordings: [{ facts: { campaign: name, roas }, key: 'prompt:roas' }] }
  }
  facts.push({ key: 'ctr', kind: 'percent', origin: at('ctr'), value: ctr! })
  const lift = benchmark
    ? new Decimal(ctr!).div(benchmark.ctr).minus(1).toDecimalPlaces(6).toNumber()
    : 0
  const said: Wording = { facts: { campaign: name, ctr }, key: 'prompt:ctr' }
  if (benchmark && lift >= LEAST_LIFT) {
    const { kind, origin } = benchmark
    facts.push(
      { key: `${kind}Benchmark`, kind: 'percent', origin, value: benchmark.ctr },
      { key: `${kind}Lift`, kind: 'percent', origin: { rule: 'lift' }, value: lift },
    )
    said.key = kind === 'industry' ? 'prompt:ctrOverIndustry' : 'prompt:ctrOverBook'
    said.facts.lift = lift
  }
  if (!isRoasHigh) {
    return { facts, wordings: [said] }
  }
  facts.push({ key: 'roas', kind: 'number', origin: at('roas'), value: roas! })
  return { facts, wordings: [said, { facts: { roas }, key: 'prompt:roasToo' }] }
}

/** The budget of a campaign: its part of the order's value, by what was spent; else what was spent. */
const budgetOf = ({ campaign, order }: { campaign: Campaign; order: PromptOrder }): number => {
  const spend = order.campaigns.reduce((sum, one) => sum + one.spend, 0)
  const share = spend > 0 ? campaign.spend / spend : 1 / order.campaigns.length
  return order.totalValue > 0 ? order.totalValue * share : campaign.spend
}

const draftRecommendation = (increase: number): DraftedPart => ({
  facts: [
    {
      key: 'suggestedIncrease',
      kind: 'money',
      origin: { rule: 'increaseShare' },
      value: increase,
    },
  ],
  wordings: [{ facts: { increase }, key: 'prompt:increase' }],
})

const MEASURES = ['impressions', 'clicks', 'conversions'] as const

const draftProjection = ({ high, low }: Projections): DraftedPart | null => {
  const measures = MEASURES.filter((measure) => high[measure] > 0)
  if (measures.length === 0) {
    return null
  }
  const facts = measures.flatMap((measure) =>
    (['low', 'high'] as const).map((name) => ({
      key: `projection.${name}.${measure}`,
      kind: 'number' as const,
      origin: { rule: 'projection' },
      value: (name === 'low' ? low : high)[measure],
    })),
  )
  return {
    facts,
    wordings: [
      {
        facts: Object.fromEntries(
          measures.flatMap((measure, index) => [
            [`measure${index + 1}`, measure],
            [`low${index + 1}`, low[measure]],
            [`high${index + 1}`, high[measure]],
          ]),
        ),
        key: `prompt:projection${measures.length}`,
      },
    ],
  }
}

/**
 * Whether the advertiser of an order is written to, and what is said. The campaign that does best
 * counts, by a CTR above its benchmark (the rate card's, else the threshold) or a ROAS above the
 * threshold. A rate that is not known is above nothing.
 *
 * Every number of the message stands among its facts, with where it comes from.
 */
export const decidePrompt = ({
  collections,
  currency,
  now,
  order,
  quietDays,
  thresholds,
}: Args): PromptDecision => {
  if (!order.isActive) {
    return { reason: 'notActive', shouldPrompt: false }
  }
  if (order.campaigns.length === 0) {
    return { reason: 'noDelivery', shouldPrompt: false }
  }
  const seen = order.campaigns.filter(
    ({ impressions }) => impressions >= thresholds.minimumImpressions,
  )
  if (seen.length === 0) {
    return { reason: 'tooFewImpressions', shouldPrompt: false }
  }
  const benchmark = findBenchmark({ collections, order })
  const [finding] = seen
    .map((campaign) => look({ benchmark, campaign, thresholds }))
    .filter(({ isCtrHigh, isRoasHigh }) => isCtrHigh || isRoasHigh)
    .sort((a, b) => b.ratio - a.ratio || (a.campaign.name < b.campaign.name ? -1 : 1))
  if (!finding) {
    return { reason: 'belowThresholds', shouldPrompt: false }
  }
  const quietUntil = Date.parse(order.settledAt ?? '') + quietDays * DAY_MS
  if (now.getTime() < quietUntil) {
    return { reason: 'quiet', shouldPrompt: false }
  }
  const { campaign } = finding
  const share = finding.ratio >= STRONG_RATIO ? INCREASE_SHARES.strong : INCREASE_SHARES.usual
  const increase = roundMoney({
    amount: roundRoughly(budgetOf({ campaign, order }) * share),
    currency,
  })
  const projections = increase > 0 ? project({ campaign, increase }) : null
  const projection = projections && draftProjection(projections)
  return {
    parts: {
      result: draftResult({ collections, finding, order }),
      ...(increase > 0 ? { recommendation: draftRecommendation(increase) } : {}),
      ...(projection ? { projection } : {}),
    },
    projections,
    shouldPrompt: true,
    suggestedIncrease: increase > 0 ? increase : null,
  }
}
