import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { InsightDecision } from '../../../domain/insights/decisions.js'
import type { Insight } from '../../../domain/insights/types.js'

import { writeDecision } from '../../../database/insights/writeDecision.js'
import { isWritable } from '../../../database/isWritable.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { INSIGHT_TRANSITIONS } from '../../../domain/insights/decisions.js'
import { refuseTransition } from '../../../domain/shared/transitions.js'
import { CRMError, refusalError } from '../../../utilities/crmError.js'
import { writeToAdvertiser } from './upsells/writeToAdvertiser.js'

type Args = { crm: CRMContext; id: string; req: PayloadRequest }

/** @throws CRMError `not_found`: that there is one whose lead is in the trash is nobody's business */
const readInsight = async ({ id, crm, req }: Args): Promise<Insight> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.insights,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { and: [{ id: { equals: id } }, { 'lead.deletedAt': { exists: false } }] },
  })
  if (!docs[0]) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:errors:noSuchInsight' as never) })
  }
  return docs[0] as unknown as Insight
}

/**
 * What somebody makes of an insight, in the request's transaction: it is dismissed, an upsell is
 * approved, which drafts the message to the advertiser, or a dismissal taken back. Who may write the lead may decide.
 *
 * @returns the insight as it is then
 * @throws CRMError `not_found`; `forbidden` when it is about somebody else's lead;
 * `illegal_transition`; `conflict` when it was to be current again and something newer is
 */
export const decideInsight = async ({
  id,
  crm,
  req,
  status,
}: { status: InsightDecision } & Args): Promise<Insight> => {
  const { lead } = await readInsight({ id, crm, req })
  const on = { id: lead, collection: crm.slugs.leads, req }
  await lockDocument(on) // as the engine does before it writes: what is read now stays as it is
  if (!(await isWritable(on))) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
  const insight = await readInsight({ id, crm, req })
  const { kind, status: from } = insight
  const refusal = refuseTransition({
    from,
    noun: 'insight',
    table: INSIGHT_TRANSITIONS[kind],
    to: status,
  })
  if (refusal) {
    throw refusalError({ collection: crm.slugs.insights, refusal, t: req.t })
  }
  const isDone = from === status || (await writeDecision({ id, crm, now: crm.now(), req, status }))
  if (!isDone) {
    throw new CRMError({ code: 'conflict', message: req.t('crm:errors:newerInsight' as never) })
  }
  if (status === 'approved' && from !== status) {
    await writeToAdvertiser({ crm, insight, req })
  }
  return readInsight({ id, crm, req })
}
