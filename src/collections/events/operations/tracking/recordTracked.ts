import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { TrackedRequest } from '../../../../domain/tracking/isMachine.js'

import { lockContacts } from '../../../../database/audience/lockContacts.js'
import { inTransaction } from '../../../../database/inTransaction.js'
import { limitWaiting } from '../../../../database/limitWaiting.js'
import { countOtherLinks } from '../../../../database/tracking/bursts.js'
import { readTrackedLink } from '../../../../database/tracking/links.js'
import { contactRef } from '../../../../domain/audience/events.js'
import {
  clickEventID,
  openEventID,
  pageMeta,
  visitEventID,
} from '../../../../domain/tracking/eventIDs.js'
import { BURST_SECONDS, isBurst, isMachine } from '../../../../domain/tracking/isMachine.js'
import { readTrackingToken, trackingTokenOf } from '../../../../utilities/trackingToken.js'
import { recordEvents } from '../recordEvents.js'

/** Who asked, as far as the request tells. */
export type Visitor = Pick<TrackedRequest, 'method' | 'purpose' | 'userAgent'>

type Args = { crm: CRMContext; req: PayloadRequest; visitor: Visitor }

/** Somebody stands before a link meanwhile. */
const LONGEST_WAIT_SECONDS = 2

const secondsSince = ({ now, sentAt }: { now: Date; sentAt: number }): number =>
  now.getTime() / 1000 - sentAt

/** Notes that the image of a message was fetched; of addresses the app has not made, nothing. */
export const recordOpen = async ({
  crm,
  req,
  token,
  visitor,
}: { token: string } & Args): Promise<void> => {
  const values = readTrackingToken({ kind: 'open', secret: req.payload.secret, token })
  if (!values) {
    return
  }
  const [contact, message, sentAt] = values
  const now = crm.now()
  const machine = isMachine({
    ...visitor,
    action: 'open',
    secondsSinceSent: secondsSince({ now, sentAt }),
  })
  await recordEvents({
    crm,
    events: [
      {
        id: openEventID({ contact, isMachine: machine, message, now }),
        contact,
        isMachine: machine,
        kind: 'email_open',
        meta: { message },
        occurredAt: now,
        source: 'pixel',
      },
    ],
    req,
  })
}

export type FollowedLink = {
  /** Where it leads. */
  url: string
  /** Tells the beacon on the page behind it who came. */
  visitor: string
}

type Click = { contact: number | string; link: string; sentAt: number }

/** Where a link leads; `null` for addresses the app has not made. */
export const readClick = async ({
  req,
  token,
}: {
  token: string
} & Pick<Args, 'req'>): Promise<
  ({ click: Click; links: number; message: string } & FollowedLink) | null
> => {
  const { secret } = req.payload
  const values = readTrackingToken({ kind: 'click', secret, token })
  const stored = values && (await readTrackedLink({ id: values[1], req }))
  if (!values || !stored) {
    return null
  }
  const [contact, link, sentAt] = values
  return {
    click: { contact, link, sentAt },
    links: stored.links,
    message: stored.message,
    url: stored.url,
    visitor: trackingTokenOf({ kind: 'visit', secret, values: [contact] }),
  }
}

/**
 * Notes that a link was followed. In a burst of clicks that no person's hand makes, it is a machine's.
 *
 * @throws when the contact stays locked for longer than whoever clicked should wait
 */
export const recordClick = ({
  click: { contact, link, sentAt },
  crm,
  links,
  message,
  req,
  visitor,
}: { click: Click; links: number; message: string } & Args): Promise<void> =>
  inTransaction({
    req,
    work: async () => {
      await limitWaiting({ req, seconds: LONGEST_WAIT_SECONDS })
      const ref = contactRef(contact)
      const living = (await lockContacts({ crm, refs: [ref], req })).get(ref)
      if (living === undefined) {
        return
      }
      const now = crm.now()
      const since = new Date(now.getTime() - BURST_SECONDS * 1000)
      const recent = { contact: living, crm, link, message, req, since }
      const isScan = isBurst({ clicked: (await countOtherLinks(recent)) + 1, links })
      const byRequest = isMachine({
        ...visitor,
        action: 'click',
        secondsSinceSent: secondsSince({ now, sentAt }),
      })
      const machine = isScan || byRequest
      await recordEvents({
        crm,
        events: [
          {
            id: clickEventID({ contact: living, isMachine: machine, link, now }),
            contact: living,
            isMachine: machine,
            kind: 'email_click',
            meta: { link, message },
            occurredAt: now,
            source: 'link',
          },
        ],
        req,
      })
    },
  })

/** Notes that somebody the host's site knows is there; of tokens the app has not made, nothing. */
export const recordVisit = async ({
  crm,
  page,
  req,
  token,
  visitor,
}: { page: string | undefined; token: string } & Args): Promise<void> => {
  const values = readTrackingToken({ kind: 'visit', secret: req.payload.secret, token })
  if (!values) {
    return
  }
  const [contact] = values
  const now = crm.now()
  const machine = isMachine({ ...visitor, action: 'visit', secondsSinceSent: null })
  await recordEvents({
    crm,
    events: [
      {
        id: visitEventID({ contact, isMachine: machine, now }),
        contact,
        isMachine: machine,
        kind: 'visit',
        meta: pageMeta(page),
        occurredAt: now,
        source: 'beacon',
      },
    ],
    req,
  })
}
