import type { PayloadRequest } from 'payload'

import { z } from 'zod'

import type { Offer } from '../../../collections/proposals/operations/publicProposal.js'
import type { CRMContext } from '../../../context.js'
import type { Route } from '../../../utilities/http/defineRoute.js'

import {
  answerOffer,
  openOffer,
  readClient,
  recordView,
} from '../../../collections/proposals/operations/publicProposal.js'
import { readSettings } from '../../../database/settings/readSettings.js'
import { acceptFormSchema, declineFormSchema } from '../../../domain/proposals/answer.js'
import { isPersonOpening } from '../../../domain/proposals/opening.js'
import { linkParamsSchema } from '../../../domain/proposals/schema.js'
import { sendWith, sentWithOf } from '../../../domain/proposals/sentWith.js'
import { roleOf } from '../../../utilities/access.js'
import { Answer } from '../../../utilities/http/answer.js'
import { defineRoute } from '../../../utilities/http/defineRoute.js'
import { offerPage } from './offerPage.js'
import { localeOf, noteAnswer, presentError } from './page.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** A client's first look is recorded; that of our own people, of previews and of programs is not. */
const isClientOpening = ({ crm, req }: Args): boolean =>
  req.method === 'GET' &&
  roleOf({ crm, req }) === null &&
  isPersonOpening({
    purpose:
      req.headers.get('sec-purpose') ?? req.headers.get('purpose') ?? req.headers.get('x-moz'),
    userAgent: req.headers.get('user-agent'),
  })

/** The page that says why there is nothing to answer (any more); `null` where there is an offer. */
const noteFor = ({ offer, req }: { offer: null | Offer } & Pick<Args, 'req'>): Answer | null => {
  if (!offer) {
    return noteAnswer({ note: 'notFound', req, status: 404 })
  }
  const { proposal, state } = offer
  if (state === 'superseded') {
    return noteAnswer({ note: 'superseded', req, status: 410 })
  }
  const format = new Intl.DateTimeFormat(localeOf(req), { dateStyle: 'long', timeZone: 'UTC' })
  return state === 'expired'
    ? noteAnswer({
        note: 'expired',
        req,
        status: 410,
        vars: { day: format.format(new Date(proposal.expiresAt!)) },
      })
    : null
}

const PUBLIC = {
  access: 'public',
  params: linkParamsSchema,
  presentError,
  rateLimit: 'public',
} as const

const pageRoute = defineRoute({
  ...PUBLIC,
  handle: async ({ crm, params: { token }, query: { problem }, req }) => {
    const offer = await openOffer({ crm, req, token })
    const note = noteFor({ offer, req })
    if (note || !offer) {
      return note!
    }
    if (offer.proposal.status === 'sent' && isClientOpening({ crm, req })) {
      await recordView({ crm, req, token })
    }
    const [client, settings] = [
      await readClient({ crm, proposal: offer.proposal, req }),
      await readSettings({ crm, req }),
    ]
    const { currency, ...sentWith } = sentWithOf({
      now: sendWith({ currency: crm.currency, settings }),
      stored: offer.proposal.sentWith,
    })
    return offerPage({
      ...offer,
      client,
      currency,
      problem: problem ?? null,
      req,
      settings: { ...settings, ...sentWith },
      token,
    })
  },
  method: 'get',
  path: '/public/proposals/:token',
  query: z.object({ problem: z.literal('name').optional().catch(undefined) }),
  summary: 'Shows an offer to whoever has its link, as a page.',
})

/**
 * Back to the page, whatever path the app lives beneath; sending the form again does nothing more.
 * What stands in the path may be anything still, and not all of it may stand in a header.
 */
const backToPage = ({ search = '', token }: { search?: string; token: string }): Answer =>
  new Answer(303, '', {
    'Cache-Control': 'no-store',
    Location: `../${encodeURIComponent(token)}${search}`,
  })

type Form = { name: string; note?: string }

const answerWith =
  (to: 'accepted' | 'rejected') =>
  async ({
    body: { name, note },
    crm,
    params: { token },
    req,
  }: { body: Form; params: { token: string } } & Args): Promise<Answer> => {
    if (!name) {
      return backToPage({ search: '?problem=name', token })
    }
    const offer = await answerOffer({ answer: { name, note, to }, crm, req, token })
    return noteFor({ offer, req }) ?? backToPage({ token })
  }

const acceptRoute = defineRoute({
  ...PUBLIC,
  body: acceptFormSchema,
  bodyType: 'form',
  handle: answerWith('accepted'),
  method: 'post',
  path: '/public/proposals/:token/accept',
  summary: 'Takes the yes of a client.',
  transaction: 'operation',
})

const declineRoute = defineRoute({
  ...PUBLIC,
  body: declineFormSchema,
  bodyType: 'form',
  handle: answerWith('rejected'),
  method: 'post',
  path: '/public/proposals/:token/decline',
  summary: 'Takes the no of a client.',
  transaction: 'operation',
})

export const publicProposalRoutes: Route[] = [pageRoute, acceptRoute, declineRoute]
