import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { convertProposal } from '../../collections/proposals/operations/convertProposal.js'
import {
  readLink,
  renewLink,
  revokeLink,
} from '../../collections/proposals/operations/proposalLink.js'
import { reviseProposal } from '../../collections/proposals/operations/reviseProposal.js'
import { sendProposal } from '../../collections/proposals/operations/sendProposal.js'
import {
  proposalConvertSchema,
  proposalCreateSchema,
  proposalListQuerySchema,
  proposalSendSchema,
  proposalUpdateSchema,
} from '../../domain/proposals/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'
import { publicProposalRoutes } from './public/publicRoutes.js'

const proposals: Resource<typeof proposalListQuerySchema> = {
  key: 'proposals',
  listQuery: proposalListQuerySchema,
  noun: 'proposal',
  path: '/proposals',
  toWhere: ({ query, req }) =>
    equalsWhere({ ids: { lead: query.lead_id }, req, values: { status: query.status } }),
}

const convertRoute = defineRoute({
  access: 'canWriteOwn',
  body: proposalConvertSchema,
  handle: async ({ body: period, crm, params: { id }, req }) => {
    const { doc, isNew } = await convertProposal({ id, crm, period, req })
    return new Answer(isNew ? 201 : 200, { doc })
  },
  method: 'post',
  noun: proposals.noun,
  params: recordParamsSchema,
  path: '/proposals/:id/convert',
  summary: 'Makes the order of an accepted proposal, once, and wins its lead.',
})

const sendRoute = defineRoute({
  access: 'canWriteOwn',
  body: proposalSendSchema,
  handle: ({ body: values, crm, params: { id }, req }) => sendProposal({ id, crm, req, values }),
  method: 'post',
  noun: proposals.noun,
  params: recordParamsSchema,
  path: '/proposals/:id/send',
  summary: 'Sends a draft, and gives the link its client reads and answers it by.',
})

const reviseRoute = defineRoute({
  access: 'canWriteOwn',
  handle: async ({ crm, params: { id }, req }) => {
    const { doc, isNew } = await reviseProposal({ id, crm, req })
    return new Answer(isNew ? 201 : 200, { doc })
  },
  method: 'post',
  noun: proposals.noun,
  params: recordParamsSchema,
  path: '/proposals/:id/revise',
  summary: 'Makes a draft of a proposal that went out, as its next revision, once.',
})

const linkRoutes = [
  defineRoute({
    access: 'canWriteOwn',
    handle: ({ crm, params: { id }, req }) => readLink({ id, crm, req }),
    method: 'get',
    noun: proposals.noun,
    params: recordParamsSchema,
    path: '/proposals/:id/link',
    summary: 'Gives the public link of a proposal, to whoever may write it.',
  }),
  defineRoute({
    access: 'canWriteOwn',
    handle: ({ crm, params: { id }, req }) => renewLink({ id, crm, req }),
    method: 'post',
    noun: proposals.noun,
    params: recordParamsSchema,
    path: '/proposals/:id/renew-link',
    summary: 'Gives a proposal a new public link; the one before leads nowhere from then on.',
  }),
  defineRoute({
    access: 'canWriteOwn',
    handle: ({ crm, params: { id }, req }) => revokeLink({ id, crm, req }),
    method: 'post',
    noun: proposals.noun,
    params: recordParamsSchema,
    path: '/proposals/:id/revoke-link',
    summary: 'Makes the public link of a proposal lead nowhere.',
  }),
]

export const proposalRoutes: Route[] = [
  ...crudRoutes(proposals, { create: proposalCreateSchema, update: proposalUpdateSchema }),
  convertRoute,
  sendRoute,
  reviseRoute,
  ...linkRoutes,
  ...publicProposalRoutes,
]
