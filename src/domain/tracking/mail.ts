import { isTrackable } from './isTrackable.js'

/** What a message to one contact is tracked with. */
export type MailTracking = {
  links: { tracked: string; url: string }[]
  /** Address of the image that reports an open. */
  pixel: string
}

/** A link's opening tag. What is quoted in it holds no angle brackets in a mail that is well made. */
const TAG = /<a\s[^<>]*>/gi

const HREF = /(\shref\s*=\s*)("[^"]*"|'[^']*')/i

const LEFT_ALONE = /\sdata-no-track\b/i

const ENTITIES: Record<string, string> = {
  '&#38;': '&',
  '&#39;': "'",
  '&amp;': '&',
  '&quot;': '"',
}

const decode = (text: string): string =>
  text.trim().replace(/&(?:#38|#39|amp|quot);/g, (entity) => ENTITIES[entity]!)

const encode = (url: string): string => url.replace(/&/g, '&amp;').replace(/"/g, '%22')

const addressIn = (tag: string): string | undefined => {
  const quoted = HREF.exec(tag)?.[2]
  return quoted && decode(quoted.slice(1, -1))
}

/**
 * The addresses a mail links to, each once, as they are to be given to `trackMessage`: those of the web;
 * links with the attribute `data-no-track` (to unsubscribe, say) are left out.
 */
export const findMailLinks = (mail: string): string[] => [
  ...new Set(
    (mail.match(TAG) ?? [])
      .filter((tag) => !LEFT_ALONE.test(tag))
      .flatMap((tag) => addressIn(tag) ?? [])
      .filter(isTrackable),
  ),
]

/**
 * A mail with its links tracked, and the image that reports an open at its end.
 *
 * @example
 * const links = findMailLinks(mail)
 * const [tracking] = await trackMessage({ contacts: [id], crm, links, message: 'november', req })
 * const sent = trackMail({ mail, tracking })
 */
export const trackMail = ({ mail, tracking }: { mail: string; tracking: MailTracking }): string => {
  const trackedOf = new Map(tracking.links.map(({ tracked, url }) => [url, tracked]))
  const image = `<img src="${encode(tracking.pixel)}" width="1" height="1" alt="" style="display:block">`
  const linked = mail.replace(TAG, (tag) => {
    const tracked = LEFT_ALONE.test(tag) ? undefined : trackedOf.get(addressIn(tag) ?? '')
    return tracked === undefined
      ? tag
      : tag.replace(HREF, (_, before) => `${before}"${encode(tracked)}"`)
  })
  const end = linked.toLowerCase().lastIndexOf('</body')
  return end === -1 ? linked + image : linked.slice(0, end) + image + linked.slice(end)
}
