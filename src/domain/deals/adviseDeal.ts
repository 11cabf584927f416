import { Decimal } from 'decimal.js'

import type { Wording } from '../ai/types.js'
import type { Deal, DealAdvice, DealChance, ProposedLine } from './types.js'

import { computeMetrics } from '../performance/computeMetrics.js'
import { roundMoney } from '../shared/money.js'
import { describeChance } from './closeChance.js'
import { findNextAction, isAtProposal, proposalStage } from './nextAction.js'
import { proposeLines } from './proposeOffer.js'

/** Of these rules; part of what a result is told apart by. */
export const DEAL_RULES = '1'

const say = (key: string, facts: Wording['facts']): Wording => ({ facts, key: `insight:${key}` })

const wordProposal = ({
  currency,
  deal,
  lines,
}: {
  currency: string
  deal: Deal
  lines: ProposedLine[]
}): Wording => {
  if (!isAtProposal(deal)) {
    const stageName = proposalStage(deal)
    return stageName ? say('proposalLater', { stageName }) : say('proposalNone', {})
  }
  if (lines.length === 0) {
    return say('proposalNone', {})
  }
  const totalMoney = roundMoney({
    amount: lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)),
    currency,
  })
  const products = lines.map(({ label }) => label).join(', ')
  const isKnown = deal.products.some(({ weight }) => weight > 0)
  return say(isKnown ? 'proposalBought' : 'proposalPopular', {
    companyName: deal.companyName,
    products,
    totalMoney,
    valueMoney: deal.value,
  })
}

/** A sober platform speaks of what the client itself has got; of others' results it has none to show. */
const wordPositioning = ({
  deal: { companyName, orders },
  minimumImpressions,
}: {
  deal: Deal
  minimumImpressions: number
}): Wording => {
  const best = orders
    .filter(({ impressions }) => impressions >= minimumImpressions)
    .sort((a, b) => b.clicks / b.impressions - a.clicks / a.impressions)[0]
  if (!best) {
    return say(orders.length > 0 ? 'positioningKnown' : 'positioningNew', { companyName })
  }
  const { name, clicks, impressions } = best
  return say('positioningResults', {
    clicks,
    companyName,
    ctrShare: computeMetrics({ clicks, impressions }).ctr,
    impressions,
    orderName: name,
  })
}

/**
 * Advice on a deal by the engine's rules: how probable it is that it closes, what to do next, what an
 * offer may hold, and how to present the house.
 */
export const adviseDeal = ({
  chance,
  currency,
  deal,
  minimumImpressions,
  today,
}: {
  chance: DealChance | null
  /** ISO 4217. */
  currency: string
  deal: Deal
  /** Below which no rate says anything. */
  minimumImpressions: number
  /** Calendar day in the reporting time zone. */
  today: string
}): DealAdvice => {
  const { closeProb, factors, isLearned } = describeChance({ chance, deal })
  const lines = isAtProposal(deal) ? proposeLines({ currency, deal }) : []
  const facts = { closeShare: closeProb / 100, stageName: deal.stage.name }
  const chanceKey = isLearned ? 'chanceLearned' : 'chanceStage'
  return {
    closeProb,
    factors,
    lines,
    wordings: {
      closeProbReasoning: say(deal.status === 'open' ? chanceKey : 'chanceClosed', facts),
      nextAction: findNextAction({ deal, today }),
      positioning: wordPositioning({ deal, minimumImpressions }),
      proposalSuggestion: wordProposal({ currency, deal, lines }),
    },
  }
}
