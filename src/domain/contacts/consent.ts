import type { ConsentChannel, ConsentStatus } from './types.js'

import { CONSENT_CHANNELS } from './types.js'

type Consents = { [channel in ConsentChannel as `${channel}Consent`]?: ConsentStatus | null } & {
  [channel in ConsentChannel as `${channel}ConsentAt` | `${channel}ConsentSource`]?: null | string
} & {
  doNotContact?: boolean | null
  subscribedAt?: null | string
}

/** One answer that changed, as the timeline keeps it; `all` is `doNotContact`. */
export type ConsentChange = {
  channel: 'all' | ConsentChannel
  from: ConsentStatus
  source: string
  to: ConsentStatus
}

const statusOf = (contact: Consents | undefined, channel: ConsentChannel): ConsentStatus =>
  contact?.[`${channel}Consent`] ?? 'unknown'

/** Wanting no contact at all, in the words of the channels. */
const overall = (contact: Consents | undefined): ConsentStatus =>
  contact?.doNotContact ? 'revoked' : 'unknown'

/** A source that comes with a change is its own; the one before says nothing of it. */
const sourceOf = ({
  after,
  before,
  channel,
  source,
}: {
  after: Consents
  before: Consents | undefined
  channel: ConsentChannel
  source: string
}): string => {
  const given = after[`${channel}ConsentSource`]
  return given && given !== before?.[`${channel}ConsentSource`] ? given : source
}

/**
 * What changes with the answers somebody gave: since when they hold and where they were given. An
 * answer that stays keeps its moment and its source, whatever is sent for them.
 *
 * @param after the contact as it will be, system fields as before
 * @param source where an answer comes from that names no source itself
 */
export const settleConsents = ({
  after,
  before,
  now,
  source,
}: {
  after: Consents
  before: Consents | undefined
  now: string
  source: string
}): { changes: ConsentChange[]; data: Consents } => {
  const data: Record<string, null | string | undefined> = {}
  const changes: ConsentChange[] = []
  for (const channel of CONSENT_CHANNELS) {
    const from = statusOf(before, channel)
    const to = statusOf(after, channel)
    const isChanged = from !== to
    const where = isChanged
      ? sourceOf({ after, before, channel, source })
      : (before?.[`${channel}ConsentSource`] ?? null)
    data[`${channel}ConsentAt`] = isChanged ? now : (before?.[`${channel}ConsentAt`] ?? null)
    data[`${channel}ConsentSource`] = where
    if (isChanged) {
      changes.push({ channel, from, source: where!, to })
    }
  }
  if (overall(before) !== overall(after)) {
    changes.push({ channel: 'all', from: overall(before), source, to: overall(after) })
  }
  const isSubscribing = changes.some(({ channel, to }) => channel === 'email' && to === 'granted')
  return {
    changes,
    data: {
      ...data,
      ...(isSubscribing && !after.subscribedAt ? { subscribedAt: now } : {}),
    } as Consents,
  }
}
