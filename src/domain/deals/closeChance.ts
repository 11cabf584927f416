import type { Factor } from '../ai/types.js'
import type { Contribution } from '../prediction/types.js'
import type { Deal, DealChance } from './types.js'

import { toProbability } from '../prediction/logOdds.js'

/** Reasons that are named one by one; the others are one together. */
const MOST_NAMED = 5

const NAMED = new Set([
  'activities',
  'ageDays',
  'companyRecord',
  'companySize',
  'contacts',
  'industry',
  'lastActivityDays',
  'ownerRecord',
  'product',
  'source',
  'stage',
  'stageDays',
  'value',
])

/** Names of facts tell how people write them. */
const FACT_OF: Record<string, string> = {
  companyRecord: 'wonShare',
  ownerRecord: 'wonShare',
  value: 'valueMoney',
}

const toPercent = (logOdds: number): number => Math.round(toProbability(logOdds) * 100)

/** Contributions in the order of their weight; what is not named comes last, as one. */
const inOrder = (contributions: Contribution[]): Contribution[] => {
  const sorted = [...contributions].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const named = sorted.filter(({ key }) => NAMED.has(key)).slice(0, MOST_NAMED)
  const others = sorted.filter((one) => !named.includes(one))
  const points = others.reduce((sum, one) => sum + one.points, 0)
  return [...named, { key: 'others', points, value: null }]
}

/**
 * What moves the chance of a deal, in percentage points: each reason moves it from where the ones
 * before it have left it, so that they add up to the chance exactly.
 */
const learnedFactors = ({
  closeProb,
  contributions,
  intercept,
}: { closeProb: number } & Pick<DealChance, 'contributions' | 'intercept'>): Factor[] => {
  const first: Factor = { facts: {}, key: 'insight:average', points: toPercent(intercept) }
  let logOdds = intercept
  let percent = first.points
  const factors = inOrder(contributions).map(({ key, points, value }): Factor => {
    logOdds += points
    const before = percent
    percent = key === 'others' ? closeProb : toPercent(logOdds)
    return {
      facts: { [FACT_OF[key] ?? 'fact']: value },
      key: `insight:${key}`,
      points: percent - before,
    }
  })
  return [first, ...factors].filter(({ key, points }) => key === 'insight:average' || points !== 0)
}

/** How probable it is that a deal is won, in per cent, and why; a closed one is what it is. */
export const describeChance = ({
  chance,
  deal: { stage, status },
}: {
  /** `null` where none is told: of deals that are closed. */
  chance: DealChance | null
  deal: Pick<Deal, 'stage' | 'status'>
}): { closeProb: number; factors: Factor[]; isLearned: boolean } => {
  const facts = { stageName: stage.name }
  if (status !== 'open') {
    const points = status === 'won' ? 100 : 0
    return {
      closeProb: points,
      factors: [{ facts, key: 'insight:closed', points }],
      isLearned: false,
    }
  }
  const closeProb = Math.min(
    99,
    Math.max(1, Math.round((chance?.probability ?? stage.probability / 100) * 100)),
  )
  return chance && !chance.isPrior
    ? { closeProb, factors: learnedFactors({ ...chance, closeProb }), isLearned: true }
    : {
        closeProb,
        factors: [{ facts, key: 'insight:stageProbability', points: closeProb }],
        isLearned: false,
      }
}
