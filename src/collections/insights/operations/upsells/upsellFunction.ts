import type { CRMContext } from '../../../../context.js'
import type { NewInsight } from '../../../../domain/insights/types.js'
import type { EngineFunction } from '../../../runs/operations/types.js'
import type { Wordings } from './askForWordings.js'
import type { FoundUpsell } from './findInBatch.js'

import { readCurrent } from '../../../../database/insights/readCurrent.js'
import { listUpsellOrders } from '../../../../database/upsells/listUpsellOrders.js'
import { supersedeUpsells } from '../../../../database/upsells/supersedeUpsells.js'
import { RULES } from '../../../../domain/ai/types.js'
import { UPSELL_RULES } from '../../../../domain/upsells/findUpsells.js'
import { keepWording } from '../keepWording.js'
import { saveInsights } from '../saveInsights.js'
import { askForWordings } from './askForWordings.js'
import { findInBatch } from './findInBatch.js'

type Prepare = EngineFunction['prepare']

const toInsight = ({
  crm,
  found: { inputHash, inputs, order, upsell },
  model,
  payload,
  worded,
}: {
  crm: CRMContext
  found: FoundUpsell
  worded: Wordings['worded'][number]
} & Pick<Parameters<Prepare>[0], 'payload'> &
  Pick<Wordings, 'model'>): NewInsight => {
  const { estimatedAdditionalRevenue, factors, opportunity, wording: wordings } = upsell
  const rule = `upsell:${opportunity}`
  const { isReworded, texts, wording } = keepWording({
    crm,
    given: worded,
    payload,
    rule,
    wordings,
  })
  return {
    expiresAt: null,
    factors,
    inputHash,
    inputs,
    kind: 'upsell',
    lead: order.lead,
    order: order.id,
    payload: { orderId: order.id, ...texts, estimatedAdditionalRevenue, wording },
    source: isReworded && model !== null ? model : RULES,
    topic: opportunity,
    value: estimatedAdditionalRevenue,
    versions: { rules: UPSELL_RULES },
  }
}

/** Opportunities about which nothing has changed keep the wording they have. */
const leaveUnchanged = async ({
  crm,
  found,
  req,
}: { found: FoundUpsell[] } & Pick<Parameters<Prepare>[0], 'crm' | 'req'>) => {
  const { provider } = crm.ai
  const source = provider ? provider.modelOf({ function: 'upsell' }) : RULES
  const leads = [...new Set(found.map(({ order: { lead } }) => lead))]
  const current = await readCurrent({ crm, kind: 'upsell', leads, req })
  const known = new Set(
    current.filter((one) => one.source === source).map(({ inputHash }) => inputHash),
  )
  return found.filter(({ inputHash }) => !known.has(inputHash))
}

const prepare: Prepare = async ({ crm, ids, now, payload, req, run, signal }) => {
  const found = await findInBatch({ crm, ids, now, req })
  const changed = await leaveUnchanged({ crm, found, req })
  const { errors, model, usage, worded } = await askForWordings({
    crm,
    payload,
    signal,
    upsells: changed,
  })
  const insights = changed.map((one, index) =>
    toInsight({ crm, found: one, model, payload, worded: worded[index] ?? null }),
  )
  return async ({ req: within }) => {
    await saveInsights({ crm, insights, now, req: within, run }) // locks the leads, as everybody does first
    await supersedeUpsells({
      crm,
      found: found.map(({ order, upsell }) => ({ order: order.id, topic: upsell.opportunity })),
      now,
      orders: ids,
      req: within,
    })
    return { counts: { upsells: found.length }, errors, usage }
  }
}

/**
 * Upsells on active orders. What there is to gain, how much and why is decided by the rules
 * (`findUpsells`); a model may put it into other words, of which only true ones are kept.
 */
export const upsellFunction: EngineFunction = {
  name: 'upsell',
  plan: ({ crm, req, scope: { ids, pipeline } }) => listUpsellOrders({ crm, ids, pipeline, req }),
  prepare,
}
