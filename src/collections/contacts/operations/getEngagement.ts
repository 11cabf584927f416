import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { StageReason } from '../../../domain/audience/computeStage.js'
import type { ContactEngagement } from '../../../domain/audience/engagement.js'

import {
  readEngagementFacts,
  readMoves,
  readWindows,
} from '../../../database/audience/readEngagement.js'
import { computeStage, nextStage } from '../../../domain/audience/computeStage.js'
import { CRMError } from '../../../utilities/crmError.js'

const MOVES = 20

/** A reason in the reader's language; its days as their language writes them. */
const sayReason = ({ reason, req }: { reason: StageReason; req: PayloadRequest }): string => {
  const day = new Intl.DateTimeFormat(req.i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
  const values = Object.fromEntries(
    Object.entries(reason.facts).map(([name, fact]) => [
      name,
      fact instanceof Date ? day.format(fact) : (fact ?? '–'),
    ]),
  )
  return req.t(`crm:engagement:reasons:${reason.key}` as never, values)
}

/**
 * Where a contact is in the audience, and why, as the user of `req` may see it.
 *
 * @throws CRMError `not_found`, also for contacts hidden from the user
 */
export const getEngagement = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: string
  req: PayloadRequest
}): Promise<ContactEngagement> => {
  const doc = await req.payload.findByID({
    id,
    collection: crm.slugs.contacts,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    select: {},
    user: req.user,
  })
  const facts = doc && (await readEngagementFacts({ id, crm, req }))
  if (!facts) {
    throw new CRMError({ code: 'not_found', message: 'There is no such contact.' })
  }
  const toDates = (moments: string[]): Date[] => moments.map((moment) => new Date(moment))
  const history = {
    lastEventAt: facts.lastEventAt === null ? null : new Date(facts.lastEventAt),
    now: crm.now(),
    opens: toDates(facts.opens),
    subscribedAt: new Date(facts.subscribedAt),
    visits: toDates(facts.visits),
  }
  const { reason, stage } = computeStage(history)
  const next = nextStage(history)
  return {
    moves: await readMoves({ id, limit: MOVES, req }),
    next: next && { at: next.at.toISOString(), stage: next.stage },
    reason: { ...reason, text: sayReason({ reason, req }) },
    since: new Date(facts.enteredAt).toISOString(),
    stage,
    windows: await readWindows({ id, crm, req }),
  }
}
