import type { ConsentChannel, ConsentStatus } from './types.js'

/** What is asked of a contact before anything is addressed to them. */
export type Reachable = {
  [channel in ConsentChannel as `${channel}Consent`]?: ConsentStatus | null
} & {
  doNotContact?: boolean | null
}

/** Why nothing is sent: they want nothing at all, nothing this way, or were never asked. */
export type ContactObstacle = 'doNotContact' | 'revoked' | 'unknown'

type Args = {
  channel: ConsentChannel
  contact: Reachable
  /** To many at once, rather than from one person to another: that takes a consent. @default false */
  isMarketing?: boolean
}

/**
 * What stands in the way of addressing somebody. `doNotContact` wins over every consent. Somebody who
 * was never asked may be written to by a person about a matter of theirs, but gets no marketing.
 *
 * @returns `null` when nothing does
 */
export const contactObstacle = ({
  channel,
  contact,
  isMarketing = false,
}: Args): ContactObstacle | null => {
  const consent = contact[`${channel}Consent`] ?? 'unknown'
  if (contact.doNotContact) {
    return 'doNotContact'
  }
  if (consent === 'revoked') {
    return 'revoked'
  }
  return isMarketing && consent === 'unknown' ? 'unknown' : null
}

/** Whether somebody may be addressed this way. @see contactObstacle */
export const mayContact = (args: Args): boolean => contactObstacle(args) === null
