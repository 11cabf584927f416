const MINUTE_MS = 60_000
const SESSION_MS = 30 * MINUTE_MS

const hostAndPath = (page: string | undefined): string | undefined => {
  if (!page || !URL.canParse(page)) {
    return undefined
  }
  const { origin, pathname } = new URL(page)
  return `${origin}${pathname}`
}

type Tracked = { isMachine: boolean; now: Date }

const partOf = ({ isMachine, now }: Tracked, length: number): string =>
  `${isMachine ? 'machine' : 'person'}:${Math.floor(now.getTime() / length)}`

/**
 * The ids of tracked events, so that what happens again and again is one event: opens of a message and
 * clicks on a link by the minute of the clock, visits by its half hours, as sessions. A machine takes
 * no event away from a person.
 */
export const openEventID = ({
  contact,
  message,
  ...when
}: { contact: number | string; message: string } & Tracked): string =>
  `${message}:${contact}:${partOf(when, MINUTE_MS)}`

export const clickEventID = ({
  contact,
  link,
  ...when
}: { contact: number | string; link: string } & Tracked): string =>
  `${link}:${contact}:${partOf(when, MINUTE_MS)}`

export const visitEventID = ({
  contact,
  ...when
}: { contact: number | string } & Tracked): string => `${contact}:${partOf(when, SESSION_MS)}`

/** What is kept of the address of a page: not what follows it, which may name people. */
export const pageMeta = (page: string | undefined): { page?: string } => {
  const kept = hostAndPath(page)
  return kept === undefined ? {} : { page: kept.slice(0, 1000) }
}
