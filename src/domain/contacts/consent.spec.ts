import { settleConsents } from './consent.js'

const now = '2026-03-01T10:00:00.000Z'
const earlier = '2025-01-01T00:00:00.000Z'

describe('settleConsents', () => {
  it('says since when a consent holds, where it was given, and since when somebody subscribes', () => {
    const { changes, data } = settleConsents({
      after: { emailConsent: 'granted' },
      before: undefined,
      now,
      source: 'api',
    })
    expect(data).toMatchObject({
      emailConsentAt: now,
      emailConsentSource: 'api',
      smsConsentAt: null,
      subscribedAt: now,
    })
    expect(changes).toEqual([{ channel: 'email', from: 'unknown', source: 'api', to: 'granted' }])
  })

  it('keeps the first subscription, and takes the source that is given', () => {
    const { data } = settleConsents({
      after: {
        emailConsent: 'granted',
        emailConsentSource: 'newsletter form',
        subscribedAt: earlier,
      },
      before: { emailConsent: 'revoked', emailConsentAt: earlier, emailConsentSource: 'phone' },
      now,
      source: 'api',
    })
    expect(data).toMatchObject({ emailConsentAt: now, emailConsentSource: 'newsletter form' })
    expect(data).not.toHaveProperty('subscribedAt')
  })

  it('takes no former source for a new answer', () => {
    const before = { emailConsent: 'granted', emailConsentSource: 'newsletter form' } as const
    const { data } = settleConsents({
      after: { ...before, emailConsent: 'revoked' },
      before,
      now,
      source: 'admin',
    })
    expect(data.emailConsentSource).toBe('admin')
  })

  it('leaves answers that stay as they are, whatever is sent for them', () => {
    const before = {
      smsConsent: 'granted',
      smsConsentAt: earlier,
      smsConsentSource: 'fair',
    } as const
    const { changes, data } = settleConsents({
      after: { ...before, smsConsentAt: now, smsConsentSource: 'elsewhere' },
      before,
      now,
      source: 'admin',
    })
    expect(changes).toEqual([])
    expect(data).toMatchObject({ smsConsentAt: earlier, smsConsentSource: 'fair' })
  })

  it('notes who wants no contact at all', () => {
    const { changes } = settleConsents({
      after: { doNotContact: true },
      before: { doNotContact: false },
      now,
      source: 'admin',
    })
    expect(changes).toEqual([{ channel: 'all', from: 'unknown', source: 'admin', to: 'revoked' }])
  })
})
