import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { DealAdvice } from '../../../../domain/deals/types.js'

import { readDeal } from '../../../../database/deals/readDeal.js'
import { readPredictions } from '../../../../database/prediction/readPredictions.js'
import { readTimeZone } from '../../../../database/settings/readTimeZone.js'
import { adviseDeal, DEAL_RULES } from '../../../../domain/deals/adviseDeal.js'
import { hashInputs } from '../../../../domain/insights/hashInputs.js'
import { dayInZone } from '../../../../domain/revenue/period.js'
import { CRMError } from '../../../../utilities/crmError.js'

/** The rules' advice on a deal, with everything it was decided by. */
export type PreparedDeal = {
  advice: DealAdvice
  hash: string
  inputs: Record<string, unknown>
  lead: number | string
  versions: Record<string, string>
}

/** @throws CRMError `not_found` for a lead that is not there or not to be seen */
export const prepareDeal = async ({
  id,
  crm,
  now,
  req,
}: {
  crm: CRMContext
  id: string
  now: Date
  req: PayloadRequest
}): Promise<PreparedDeal> => {
  const timeZone = await readTimeZone({ crm, req })
  const deal = await readDeal({ id, crm, req, timeZone })
  if (!deal) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:errors:noSuchLead' as never) })
  }
  const chance = (await readPredictions({ crm, leads: [deal.id], req })).get(String(deal.id))
  const ground = {
    currency: crm.currency,
    deal,
    minimumImpressions: crm.ai.thresholds.minimumImpressions,
    today: dayInZone({ moment: now, timeZone }),
  }
  const advice = adviseDeal({ ...ground, chance: chance ?? null })
  const version = chance?.version ? `${chance.pipeline ?? ''} ${chance.version}` : ''
  const { closeProb } = advice
  return {
    advice,
    // The chance itself moves with the hours; what is said of it moves in whole per cent.
    hash: hashInputs({ ...ground, closeProb, rules: DEAL_RULES, version }),
    inputs: { ...ground, chance: chance ?? null, rules: DEAL_RULES },
    lead: deal.id,
    versions: { prediction: version, rules: DEAL_RULES },
  }
}
