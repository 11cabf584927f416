import { contactObstacle, mayContact } from './mayContact.js'
import { CONSENT_CHANNELS } from './types.js'

describe('mayContact', () => {
  it.each(CONSENT_CHANNELS)('lets nobody write by %s to who wants nothing at all', (channel) => {
    const contact = { [`${channel}Consent`]: 'granted', doNotContact: true }
    expect(contactObstacle({ channel, contact })).toBe('doNotContact')
  })

  it.each(CONSENT_CHANNELS)('keeps %s from who has revoked it, and nothing else', (channel) => {
    const contact = { [`${channel}Consent`]: 'revoked' } as const
    expect(CONSENT_CHANNELS.filter((one) => !mayContact({ channel: one, contact }))).toEqual([
      channel,
    ])
  })

  it('lets a person write to who was never asked, and sends no marketing', () => {
    expect(mayContact({ channel: 'email', contact: {} })).toBe(true)
    expect(contactObstacle({ channel: 'email', contact: {}, isMarketing: true })).toBe('unknown')
    const contact = { emailConsent: 'granted', smsConsent: 'unknown' } as const
    expect(mayContact({ channel: 'email', contact, isMarketing: true })).toBe(true)
    expect(mayContact({ channel: 'sms', contact, isMarketing: true })).toBe(false)
  })
})
