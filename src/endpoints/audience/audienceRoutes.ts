import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { EventsReceipt } from '../../domain/audience/events.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import {
  askForResegment,
  resegmentNow,
} from '../../collections/contacts/operations/askForResegment.js'
import {
  getAudienceBoard,
  getAudienceColumn,
} from '../../collections/contacts/operations/getAudienceBoard.js'
import { getEngagement } from '../../collections/contacts/operations/getEngagement.js'
import { recordEvents } from '../../collections/events/operations/recordEvents.js'
import { readResegment } from '../../database/audience/readResegment.js'
import {
  audienceBoardQuerySchema,
  audienceColumnQuerySchema,
  audienceStageParamsSchema,
  resegmentQuerySchema,
} from '../../domain/audience/board.js'
import { eventsSchema, readEvents } from '../../domain/audience/events.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

/** Takes a request's events in; places in the answer are places in the request. */
const takeEvents = async ({
  crm,
  req,
  sent,
}: {
  crm: CRMContext
  req: PayloadRequest
  sent: unknown[]
}): Promise<EventsReceipt> => {
  const { id, collection } = req.user!
  const { events, rejected } = readEvents({ events: sent, source: `${collection}:${id}` })
  const receipt = await recordEvents({ crm, events: events.map(({ event }) => event), req })
  return {
    ...receipt,
    rejected: [
      ...rejected,
      ...receipt.rejected.map((one) => ({ ...one, index: events[one.index]!.index })),
    ].sort((a, b) => a.index - b.index),
  }
}

/** What people did, and what the CRM makes of it. */
export const audienceRoutes: Route[] = [
  defineRoute({
    access: 'canReport',
    body: eventsSchema,
    handle: ({ body: { events }, crm, req }) => takeEvents({ crm, req, sent: events }),
    method: 'post',
    path: '/audience/events',
    summary:
      'Takes engagement events in, at most 1,000 at a time. An event reported again is passed over.',
    // Replays are told by the ids of events, and nothing else is written before they are.
    transaction: 'operation',
  }),
  defineRoute({
    access: 'canRead',
    handle: ({ crm, query, req }) => getAudienceBoard({ crm, query, req }),
    method: 'get',
    path: '/audience/board',
    query: audienceBoardQuerySchema,
    summary: 'The audience by stage of engagement: counts, and the first cards, addresses masked.',
  }),
  defineRoute({
    access: 'canRead',
    handle: ({ crm, params: { stage }, query, req }) =>
      getAudienceColumn({ crm, query, req, stage }),
    method: 'get',
    params: audienceStageParamsSchema,
    path: '/audience/board/:stage',
    query: audienceColumnQuerySchema,
    summary: 'More cards of one stage of the audience board.',
  }),
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, req }) => ({ run: await readResegment({ crm, req }) }),
    method: 'get',
    path: '/audience/resegment',
    summary: 'The latest pass over all contacts: how far it is, and who moved where.',
  }),
  defineRoute({
    access: 'canManage',
    handle: async ({ crm, query: { wait }, req }) => {
      const run = await (wait ? resegmentNow({ crm, req }) : askForResegment({ crm, req }))
      return new Answer(['queued', 'running'].includes(run.status) ? 202 : 200, { run })
    },
    method: 'post',
    path: '/audience/resegment',
    query: resegmentQuerySchema,
    summary:
      'Puts every contact into the stage the rules have it in; `?wait=true` answers when it is done. Asked twice, it is one pass.',
    transaction: 'operation',
  }),
  defineRoute({
    access: 'canRead',
    handle: ({ crm, params: { id }, req }) => getEngagement({ id, crm, req }),
    method: 'get',
    noun: 'contact',
    params: recordParamsSchema,
    path: '/contacts/:id/engagement',
    summary: 'Which stage of engagement a contact is in, since when, why, and what comes next.',
  }),
]
