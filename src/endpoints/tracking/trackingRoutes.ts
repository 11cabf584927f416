import type { PayloadRequest } from 'payload'

import type { Visitor } from '../../collections/events/operations/tracking/recordTracked.js'
import type { CRMContext } from '../../context.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import {
  readClick,
  recordClick,
  recordOpen,
  recordVisit,
} from '../../collections/events/operations/tracking/recordTracked.js'
import { trackMessage } from '../../collections/events/operations/tracking/trackMessage.js'
import {
  trackingParamsSchema,
  trackingQuerySchema,
  trackingSchema,
  visitSchema,
} from '../../domain/tracking/schema.js'
import { CRMError } from '../../utilities/crmError.js'
import { Answer, BytesAnswer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { noteAnswer, presentError } from '../proposals/public/page.js'
import { VISIT_SCRIPT, VISITOR_PARAM } from './visitScript.js'

const PUBLIC = { access: 'public', query: trackingQuerySchema, rateLimit: 'tracking' } as const

const NO_STORE = 'no-store, private, max-age=0'

/** One transparent dot. */
const DOT = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

const image = (): BytesAnswer =>
  new BytesAnswer(DOT, { 'Cache-Control': NO_STORE, 'Content-Type': 'image/gif' })

const visitorOf = (req: PayloadRequest): Visitor => ({
  method: req.method ?? 'GET',
  purpose: req.headers.get('sec-purpose') ?? req.headers.get('purpose') ?? req.headers.get('x-moz'),
  userAgent: req.headers.get('user-agent'),
})

/** Whoever opens or clicks gets what they came for, also where it cannot be noted. */
const note = async ({
  req,
  work,
}: {
  req: PayloadRequest
  work: () => Promise<void>
}): Promise<void> => {
  try {
    await work()
  } catch (error) {
    req.payload.logger.warn({ err: error, msg: 'payload-crm: a tracked event was not recorded' })
  }
}

const asksNotToBeTracked = (req: PayloadRequest): boolean =>
  req.headers.get('dnt') === '1' || req.headers.get('sec-gpc') === '1'

const openRoute = defineRoute({
  ...PUBLIC,
  handle: async ({ crm, params: { token }, req }) => {
    await note({ req, work: () => recordOpen({ crm, req, token, visitor: visitorOf(req) }) })
    return image()
  },
  method: 'get',
  params: trackingParamsSchema,
  path: '/track/open/:token',
  // The image is all that a mail can show.
  presentError: () => Promise.resolve(image().toResponse()),
  summary: 'The image in a mail that reports an open; the same whatever is asked for.',
})

/** Pages that load the beacon learn who came; others learn nothing. */
const targetOf = ({
  crm,
  req,
  url,
  visitor,
}: {
  crm: CRMContext
  req: PayloadRequest
  url: string
  visitor: string
}): string => {
  const target = new URL(url)
  if (crm.audience.trackingOrigins.includes(target.origin) && !asksNotToBeTracked(req)) {
    target.searchParams.set(VISITOR_PARAM, visitor)
  }
  return target.href
}

const clickRoute = defineRoute({
  ...PUBLIC,
  handle: async ({ crm, params: { token }, req }) => {
    const found = await readClick({ req, token })
    if (!found) {
      return noteAnswer({ note: 'unknownLink', req, status: 404 })
    }
    const { click, links, message, url, visitor } = found
    await note({
      req,
      work: () => recordClick({ click, crm, links, message, req, visitor: visitorOf(req) }),
    })
    return new Answer(302, '', {
      'Cache-Control': NO_STORE,
      Location: targetOf({ crm, req, url, visitor }),
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
    })
  },
  method: 'get',
  params: trackingParamsSchema,
  path: '/track/click/:token',
  presentError,
  summary: 'Leads on from a tracked link to the address that is stored for it.',
})

const scriptRoute = defineRoute({
  ...PUBLIC,
  handle: () =>
    Promise.resolve(
      new Answer(200, VISIT_SCRIPT, {
        'Cache-Control': 'public, max-age=3600',
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Content-Type-Options': 'nosniff',
      }),
    ),
  method: 'get',
  path: '/track/visit.js',
  summary: 'The beacon for pages of the host.',
})

/**
 * The site whose page reports, as browsers always say.
 *
 * @throws CRMError `forbidden` for pages of other sites
 */
const requireOrigin = ({ crm, req }: { crm: CRMContext; req: PayloadRequest }): null | string => {
  const origin = req.headers.get('origin')
  if (origin !== null && ![req.origin, ...crm.audience.trackingOrigins].includes(origin)) {
    throw new CRMError({
      code: 'forbidden',
      message: 'Visits of this site are not taken. Name it in `audience.trackingOrigins`.',
    })
  }
  return origin
}

const visitRoute = defineRoute({
  ...PUBLIC,
  body: visitSchema,
  bodyType: 'beacon',
  handle: async ({ body: { contact, page }, crm, req }) => {
    const origin = requireOrigin({ crm, req })
    if (!asksNotToBeTracked(req)) {
      await recordVisit({ crm, page, req, token: contact, visitor: visitorOf(req) })
    }
    return new Answer(
      202,
      {},
      {
        'Cache-Control': NO_STORE,
        Vary: 'Origin',
        ...(origin && { 'Access-Control-Allow-Origin': origin }),
      },
    )
  },
  method: 'post',
  path: '/track/visit',
  summary: 'Takes the visit of somebody whom the beacon names; who is not known is passed over.',
  transaction: 'operation',
})

const makeRoute = defineRoute({
  access: 'canReport',
  body: trackingSchema,
  handle: async ({ body: { contacts, links, message, sentAt }, crm, req }) => ({
    contacts: await trackMessage({
      contacts,
      crm,
      links,
      message,
      req,
      ...(sentAt && { sentAt: new Date(sentAt) }),
    }),
  }),
  method: 'post',
  path: '/audience/tracking',
  summary: 'Makes the image and the links that report what up to 1,000 contacts do with a message.',
})

/** What the mails and pages of the host report of people, and how they come to it. */
export const trackingRoutes: Route[] = [openRoute, clickRoute, scriptRoute, visitRoute, makeRoute]
