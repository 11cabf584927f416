import type { Wording } from '../ai/types.js'
import type { Deal, DealProposal } from './types.js'

import { isOpenOffer } from '../proposals/status.js'
import { daysBetween } from '../shared/days.js'

/** Days after which one asks: about an offer that was read, one that was not, and at all. */
const VIEWED_DAYS = 2
const UNOPENED_DAYS = 3
const SILENT_DAYS = 14

/** Days before the last day of an offer. */
const EXPIRING_DAYS = 5

/** So many times as long as usual is long. */
const STALE = 1.5

type Ground = {
  deal: Deal
  /** Calendar day in the reporting time zone. */
  today: string
}

type Rule = (ground: Ground) => null | Wording

const say = (key: string, facts: Wording['facts']): Wording => ({ facts, key: `insight:${key}` })

const since = ({ day, today }: { day: null | string; today: string }): null | number =>
  day === null ? null : daysBetween({ from: day, to: today })

const openOffer = ({ deal: { proposals } }: Ground): DealProposal | undefined =>
  proposals.find(({ status }) => isOpenOffer(status))

const RULES: Rule[] = [
  ({ deal: { companyName, status } }) =>
    status === 'open' ? null : say(status === 'won' ? 'actionWon' : 'actionLost', { companyName }),
  ({ deal: { proposals } }) => {
    const accepted = proposals.find(({ hasOrder, status }) => status === 'accepted' && !hasOrder)
    return accepted ? say('actionConvert', { proposalName: accepted.name }) : null
  },
  (ground) => {
    const offer = openOffer(ground)
    return offer?.expiresDay && offer.expiresDay < ground.today
      ? say('actionExpired', { expiresDay: offer.expiresDay, proposalName: offer.name })
      : null
  },
  (ground) => {
    const offer = openOffer(ground)
    const left = offer?.expiresDay
      ? daysBetween({ from: ground.today, to: offer.expiresDay })
      : EXPIRING_DAYS + 1
    return offer && left <= EXPIRING_DAYS
      ? say('actionExpiring', { expiresDay: offer.expiresDay, proposalName: offer.name })
      : null
  },
  (ground) => {
    const offer = openOffer(ground)
    const days = since({ day: offer?.viewedDay ?? null, today: ground.today })
    return offer && days !== null && days >= VIEWED_DAYS
      ? say('actionViewed', { days, proposalName: offer.name })
      : null
  },
  (ground) => {
    const offer = openOffer(ground)
    const days = since({ day: offer?.sentDay ?? null, today: ground.today })
    return offer?.status === 'sent' && days !== null && days >= UNOPENED_DAYS
      ? say('actionUnopened', { days, proposalName: offer.name })
      : null
  },
  ({ deal: { companyName, hasContact } }) =>
    hasContact ? null : say('actionContact', { companyName }),
  ({ deal: { companyName, followUpDay }, today }) =>
    followUpDay !== null && followUpDay < today
      ? say('actionFollowUp', { companyName, followUpDay })
      : null,
  ({ deal: { companyName, lastActivityDay }, today }) => {
    const days = since({ day: lastActivityDay, today })
    return days !== null && days >= SILENT_DAYS ? say('actionSilent', { companyName, days }) : null
  },
  ({ deal: { medianStageDays, stage, stageDay }, today }) => {
    const days = since({ day: stageDay, today })
    return days !== null && medianStageDays !== null && days > Math.max(1, medianStageDays) * STALE
      ? say('actionStale', {
          days,
          medianDays: Math.round(medianStageDays),
          stageName: stage.name,
        })
      : null
  },
  ({ deal: { closeDay }, today }) =>
    closeDay !== null && closeDay < today ? say('actionOverdue', { closeDay }) : null,
  ({ deal }) =>
    isAtProposal(deal) && deal.proposals.length === 0
      ? say('actionPropose', { companyName: deal.companyName })
      : null,
]

/** Chance of a stage from which on deals are about offers, in per cent. */
const PROPOSAL_PROBABILITY = 50

/** Whether a deal is about an offer: there is one, or it stands where there should be. */
export const isAtProposal = ({ proposals, stage }: Pick<Deal, 'proposals' | 'stage'>): boolean =>
  proposals.length > 0 || stage.probability >= PROPOSAL_PROBABILITY

/** The stage at which a deal comes to be about an offer. */
export const proposalStage = ({ nextStages }: Pick<Deal, 'nextStages'>): null | string =>
  nextStages.find(({ probability }) => probability >= PROPOSAL_PROBABILITY)?.name ?? null

/** What to do next about a deal: the most urgent of what its own dates and offers say. */
export const findNextAction = (ground: Ground): Wording => {
  for (const rule of RULES) {
    const wording = rule(ground)
    if (wording) {
      return wording
    }
  }
  const { companyName, nextStages } = ground.deal
  return nextStages[0]
    ? say('actionAdvance', { companyName, stageName: nextStages[0].name })
    : say('actionClose', { companyName })
}
