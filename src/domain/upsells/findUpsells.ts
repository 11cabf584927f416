import { Decimal } from 'decimal.js'

import type { AIOptions } from '../ai/options.js'
import type { PacingBands } from '../orders/pacing.js'
import type { Upsell, UpsellLine, UpsellOrder } from './types.js'

import { describePacing } from '../orders/pacing.js'
import { computeMetrics } from '../performance/computeMetrics.js'
import { wilsonInterval } from '../performance/wilsonInterval.js'
import { daysBetween } from '../shared/days.js'
import { roundMoney } from '../shared/money.js'

/** Of these rules; part of what a result is told apart by. */
export const UPSELL_RULES = '1'

/** By how much a spend that pays off is increased. */
const INCREASE = 0.2

/** What a second product is worth to a client, of what the first one is. */
const BUNDLE = 0.25

/** Few clicks are fewer than this part of what is expected. */
const FEW_CLICKS = 0.5

/** Many impressions are so many times what a rate needs to say anything. */
const MANY_IMPRESSIONS = 10

/** Part of a flight before which a pace says little. */
const EARLY = 0.2

type Ground = {
  bands: PacingBands
  /** ISO 4217. */
  currency: string
  order: UpsellOrder
  thresholds: AIOptions['thresholds']
  /** Calendar day in the reporting time zone. */
  today: string
}

type Rule = (ground: Ground) => null | Upsell

/**
 * The CTR an order is measured by: the benchmarks of its products, weighted by what is spent on each,
 * else the threshold of the options.
 */
const expectedCtr = ({
  lines,
  threshold,
}: {
  lines: UpsellLine[]
  threshold: number
}): { ctr: number; isBenchmark: boolean } => {
  const rated = lines.filter(
    ({ amount, benchmarkCtr }) => benchmarkCtr !== null && benchmarkCtr > 0 && amount > 0,
  )
  const weight = rated.reduce((sum, { amount }) => sum + amount, 0)
  return weight > 0
    ? {
        ctr:
          rated.reduce((sum, { amount, benchmarkCtr }) => sum + amount * benchmarkCtr!, 0) / weight,
        isBenchmark: true,
      }
    : { ctr: threshold, isBenchmark: false }
}

/** Days of a flight that have passed and that are left, today among the latter; `null` where it is open. */
const flightOf = ({
  order: { endDate, startDate },
  today,
}: Ground): { left: number; passed: number; total: number } | null => {
  if (!startDate || !endDate || endDate < startDate) {
    return null
  }
  const total = daysBetween({ from: startDate, to: endDate }) + 1
  const passed = Math.min(Math.max(daysBetween({ from: startDate, to: today }), 0), total)
  return { left: total - passed, passed, total }
}

const isOver = ({ order: { endDate }, today }: Ground): boolean =>
  endDate !== null && endDate < today

const round = (value: number): number => new Decimal(value).toDecimalPlaces(6).toNumber()

/** What the delivery of an order says about its CTR; `null` where it says too little. */
const measure = (ground: Ground) => {
  const { order, thresholds } = ground
  const { clicks, impressions, lines } = order
  const interval = wilsonInterval({ successes: clicks, trials: impressions })
  if (!interval || impressions < thresholds.minimumImpressions) {
    return null
  }
  const { ctr: expected, isBenchmark } = expectedCtr({ lines, threshold: thresholds.ctr })
  return {
    ...interval,
    expected,
    facts: {
      clicks,
      ctrShare: computeMetrics({ clicks, impressions }).ctr,
      impressions,
      [isBenchmark ? 'ctrBenchmarkShare' : 'thresholdShare']: round(expected),
      orderName: order.name,
    },
    isBenchmark,
  }
}

/**
 * A CTR that lies above what is expected with 95 % certainty: a fifth more of what is still to run
 * (total × days left ÷ days of the flight; the total where the flight is open).
 */
const increaseSpend: Rule = (ground) => {
  const measured = measure(ground)
  const { currency, order } = ground
  if (!measured || measured.lower <= measured.expected || isOver(ground)) {
    return null
  }
  const flight = flightOf(ground)
  const amount = (share: number): number =>
    roundMoney({
      amount: new Decimal(order.totalValue)
        .times(flight ? flight.left / flight.total : 1)
        .times(share),
      currency,
    })
  const suggestedIncreaseMoney = amount(INCREASE)
  if (suggestedIncreaseMoney <= 0) {
    return null
  }
  const facts = {
    ...measured.facts,
    lowerShare: round(measured.lower),
    portionShare: INCREASE,
    remainingMoney: amount(1),
    suggestedIncreaseMoney,
  }
  return {
    estimatedAdditionalRevenue: suggestedIncreaseMoney,
    factors: [{ facts, key: 'upsell:increaseSpend', points: suggestedIncreaseMoney }],
    opportunity: 'increase_spend',
    wording: {
      opportunity: {
        facts,
        key: measured.isBenchmark ? 'upsell:aboveBenchmark' : 'upsell:aboveThreshold',
      },
      suggestedAction: { facts, key: 'upsell:increaseSpend' },
    },
  }
}

/** What a click more is worth: the price of lines that are paid by click, weighted by their amounts. */
const pricePerClick = (lines: UpsellLine[]): number => {
  const paid = lines.filter(({ pricingModel }) => pricingModel === 'CPC')
  const weight = paid.reduce((sum, { amount }) => sum + amount, 0)
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  return weight > 0 && total > 0
    ? paid.reduce((sum, { amount, price }) => sum + price * (amount / weight), 0) * (weight / total)
    : 0
}

/**
 * Many impressions, and with 95 % certainty not half of the clicks one expects. Where clicks are paid
 * for: those that the rest of the flight would bring at the expected CTR, times their price.
 */
const refreshCreative: Rule = (ground) => {
  const measured = measure(ground)
  const { currency, order, thresholds } = ground
  if (
    !measured ||
    order.impressions < thresholds.minimumImpressions * MANY_IMPRESSIONS ||
    measured.upper >= measured.expected * FEW_CLICKS ||
    isOver(ground)
  ) {
    return null
  }
  const flight = flightOf(ground)
  const coming = flight && flight.passed > 0 ? (order.impressions / flight.passed) * flight.left : 0
  const missing = coming * (measured.expected - order.clicks / order.impressions)
  const price = pricePerClick(order.lines)
  const estimatedAdditionalRevenue = roundMoney({
    amount: new Decimal(missing).times(price),
    currency,
  })
  const facts = {
    ...measured.facts,
    estimatedRevenueMoney: estimatedAdditionalRevenue,
    missingClicks: Math.round(missing),
  }
  return {
    estimatedAdditionalRevenue,
    factors: [{ facts, key: 'upsell:refreshCreative', points: estimatedAdditionalRevenue }],
    opportunity: 'creative_refresh',
    wording: {
      opportunity: {
        facts,
        key: measured.isBenchmark ? 'upsell:fewClicksBenchmark' : 'upsell:fewClicks',
      },
      suggestedAction: {
        facts,
        key:
          estimatedAdditionalRevenue > 0 ? 'upsell:refreshPaidByClick' : 'upsell:refreshCreative',
      },
    },
  }
}

/** A client of a single product: another one of the rate card, at a quarter of the order's value. */
const bundle: Rule = ({ currency, order }) => {
  const { bundleProduct, clientProducts, companyName, isLargestOfClient, totalValue } = order
  const bundleMoney = roundMoney({ amount: new Decimal(totalValue).times(BUNDLE), currency })
  if (clientProducts !== 1 || !bundleProduct || !isLargestOfClient || bundleMoney <= 0) {
    return null
  }
  const facts = {
    bundleMoney,
    bundleShare: BUNDLE,
    companyName,
    orderName: order.name,
    productName: bundleProduct,
    totalMoney: totalValue,
  }
  return {
    estimatedAdditionalRevenue: bundleMoney,
    factors: [{ facts, key: 'upsell:bundle', points: bundleMoney }],
    opportunity: 'bundle',
    wording: {
      opportunity: { facts, key: 'upsell:singleProduct' },
      suggestedAction: { facts, key: 'upsell:bundle' },
    },
  }
}

/**
 * Behind schedule after a fifth of the flight: what is missing is made good, which keeps what the
 * client pays and adds nothing to it.
 */
const makegood: Rule = (ground) => {
  const { bands, currency, order, today } = ground
  const { clicks, conversions, endDate, impressions, lines, startDate } = order
  const { band, elapsedDays, goals, rate, totalDays } = describePacing({
    bands,
    delivery: { clicks, conversions, impressions },
    endDate,
    lines,
    startDate,
    status: 'active',
    today,
  })
  const worst = goals.find((goal) => goal.rate === rate)
  if (band !== 'under' || !worst || !elapsedDays || !totalDays || elapsedDays / totalDays < EARLY) {
    return null
  }
  const elapsed = elapsedDays / totalDays
  const facts = {
    atRiskMoney: roundMoney({
      amount: new Decimal(order.totalValue).times(elapsed).times(1 - rate!),
      currency,
    }),
    elapsedShare: round(elapsed),
    missingUnits: Math.max(0, Math.round(worst.goal * elapsed - worst.delivered)),
    orderName: order.name,
    paceShare: rate,
  }
  return {
    estimatedAdditionalRevenue: 0,
    factors: [{ facts, key: 'upsell:makegood', points: 0 }],
    opportunity: 'makegood',
    wording: {
      opportunity: { facts, key: 'upsell:behind' },
      suggestedAction: { facts, key: `upsell:makegood_${worst.unit}` },
    },
  }
}

const RULES: Rule[] = [increaseSpend, refreshCreative, bundle, makegood]

/** What there is to gain on an active order, by the engine's rules; most often nothing. */
export const findUpsells = (ground: Ground): Upsell[] =>
  RULES.flatMap((rule) => rule(ground) ?? []).filter(
    ({ opportunity }) => !ground.order.settled.includes(opportunity),
  )
