import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { MailTracking } from '../../../../domain/tracking/mail.js'

import { lockContacts } from '../../../../database/audience/lockContacts.js'
import { inTransaction } from '../../../../database/inTransaction.js'
import { keepLinks } from '../../../../database/tracking/links.js'
import { contactRef } from '../../../../domain/audience/events.js'
import { isTrackable } from '../../../../domain/tracking/isTrackable.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { trackingTokenOf } from '../../../../utilities/trackingToken.js'

/** Beneath the API route. */
const PATH = '/crm/track'

export type TrackedMessage = {
  /** As it was asked for: id or e-mail. */
  contact: number | string
  /** For the beacon of the host's site, where it knows who is there: `data-contact`. */
  visitor: string
} & MailTracking

const addressOf = (req: PayloadRequest): string => {
  const { routes, serverURL } = req.payload.config
  const origin = serverURL || req.origin
  if (!origin) {
    throw new CRMError({
      code: 'invalid_input',
      message: 'Set `serverURL` in your Payload config: mails need whole addresses.',
    })
  }
  return `${origin}${routes.api}${PATH}`
}

/**
 * Makes what a message is tracked with, for any number of contacts: an image that reports opens, an
 * address for each link, and a token that tells the beacon who visits. The targets are stored, and
 * addresses lead to nothing else; asked again for the same message, the links are the same.
 *
 * It asks for no access: whoever calls it has checked that the sender may report.
 *
 * @param links absolute, `http` or `https`
 * @param message the host's name for it: opens and clicks are told apart by it
 * @param sentAt when it goes out: what happens within seconds of it is a machine's. `@default` now
 * @throws CRMError `invalid_input` for contacts that are unknown or in the trash, and for other links
 * @example
 * const [tracking] = await trackMessage({
 *   contacts: ['ann@example.com'], crm: getCRM(payload), links: findMailLinks(mail),
 *   message: 'november', req,
 * })
 */
export const trackMessage = ({
  contacts,
  crm,
  links,
  message,
  req,
  sentAt,
}: {
  contacts: (number | string)[]
  crm: CRMContext
  links: string[]
  message: string
  req: PayloadRequest
  sentAt?: Date
}): Promise<TrackedMessage[]> =>
  inTransaction({
    req,
    work: async () => {
      const bad = links.findIndex((url) => !isTrackable(url))
      if (bad !== -1) {
        throw new CRMError({
          code: 'invalid_input',
          field: `links.${bad}`,
          message: 'Use an address that begins with http:// or https://.',
        })
      }
      const refs = contacts.map(contactRef)
      const known = await lockContacts({ crm, refs: [...new Set(refs)], req })
      const unknown = refs.findIndex((ref) => !known.has(ref))
      if (unknown !== -1) {
        throw new CRMError({
          code: 'invalid_input',
          field: `contacts.${unknown}`,
          message: 'There is no such contact.',
        })
      }
      const now = crm.now()
      const kept = await keepLinks({ message, now, req, urls: links })
      const at = Math.floor((sentAt ?? now).getTime() / 1000)
      const address = addressOf(req)
      const { secret } = req.payload
      return contacts.map((contact, index) => {
        const id = known.get(refs[index]!)!
        const click = (link: string) =>
          trackingTokenOf({ kind: 'click', secret, values: [id, link, at] })
        return {
          contact,
          links: kept.map(({ id: link, url }) => ({
            tracked: `${address}/click/${click(link)}`,
            url,
          })),
          pixel: `${address}/open/${trackingTokenOf({ kind: 'open', secret, values: [id, message, at] })}`,
          visitor: trackingTokenOf({ kind: 'visit', secret, values: [id] }),
        }
      })
    },
  })
