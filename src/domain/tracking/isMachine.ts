import { isbot } from 'isbot'

/** What a request tells of who made it. */
export type TrackedRequest = {
  action: 'click' | 'open' | 'visit'
  /** HTTP's. */
  method: string
  /** `Sec-Purpose`, `Purpose` or `X-Moz`. */
  purpose: null | string
  /** Since the message went out; `null` where there is none. */
  secondsSinceSent: null | number
  userAgent: null | string
}

/** Sooner nobody has the message before their eyes. */
const NOBODY_YET_SECONDS = 5

/** So long after sending, a mail provider's proxy fetches images in advance. */
const PROXY_PREFETCH_SECONDS = 30

/**
 * Proxies that fetch the images of a mail when somebody looks at it. They look like programs, and
 * stand for people.
 */
const READING_PROXY = /GoogleImageProxy|ggpht\.com|YahooMailProxy/i

/**
 * Apple's mail privacy fetches the images of every mail, read or not, and calls itself nothing but
 * this: whether somebody opened cannot be known.
 */
const APPLE_MAIL_PRIVACY = /^Mozilla\/5\.0$/

/** What Gmail calls itself when it fetches images before anybody has looked. */
const GMAIL_PREFETCH = /Edge\/12\.246 Mozilla\/5\.0$/

/** Filters that follow the links of mails, and are on no list of bots. */
const SCANNERS =
  /barracuda|mimecast|ironport|proofpoint|safelinks|urldefense|messagelabs|symantec|fireeye|forcepoint|trend ?micro|sophos|zscaler|fortinet|cloudmark|office existence discovery/i

const PREFETCH = /prefetch|preview|prerender/i

/**
 * Whether a program did this, as far as a request tells: fetched in advance, by a mail provider's
 * privacy proxy, a link scanner or a bot, or too soon after sending for a person. Who says nothing of
 * themselves is a program. What is a machine's is kept, and never counts.
 */
export const isMachine = ({
  action,
  method,
  purpose,
  secondsSinceSent,
  userAgent,
}: TrackedRequest): boolean => {
  const agent = userAgent?.trim() ?? ''
  const isSoonerThan = (seconds: number): boolean =>
    secondsSinceSent !== null && secondsSinceSent < seconds
  if (method === 'HEAD' || agent === '' || PREFETCH.test(purpose ?? '')) {
    return true
  }
  if (isSoonerThan(NOBODY_YET_SECONDS)) {
    return true
  }
  if (action === 'open' && READING_PROXY.test(agent)) {
    return isSoonerThan(PROXY_PREFETCH_SECONDS)
  }
  return (
    APPLE_MAIL_PRIVACY.test(agent) ||
    GMAIL_PREFETCH.test(agent) ||
    SCANNERS.test(agent) ||
    isbot(agent)
  )
}

/** Within so many seconds, nobody follows three links of a mail, or all of them. */
export const BURST_SECONDS = 5

const BURST_LINKS = 3

/** Whether so many different links of one mail, followed within {@link BURST_SECONDS}, are a scanner's. */
export const isBurst = ({
  clicked,
  links,
}: {
  /** Different links that were followed. */
  clicked: number
  /** That the mail has. */
  links: number
}): boolean => clicked >= 2 && clicked >= Math.min(BURST_LINKS, links)
