import type { CRMOptions } from './options.js'

import { DEFAULT_PIPELINES } from './domain/pipelines/stages.js'
import { sanitizeOptions } from './options.js'

const sanitize = (options: CRMOptions, adminUserSlug: string | undefined = 'users') =>
  sanitizeOptions({ adminUserSlug, options })

const [pipeline] = DEFAULT_PIPELINES

describe('options', () => {
  it('have defaults for everything', () => {
    expect(sanitize({})).toMatchObject({
      currency: 'USD',
      defaultCountry: 'US',
      disabled: false,
      slugs: { leads: 'crm-leads' },
      usersSlug: 'users',
    })
  })

  it('replace single limits, or switch them off', () => {
    const { rateLimits } = sanitize({
      rateLimits: { ai: { points: 1, seconds: 2 }, import: false },
    })
    expect(rateLimits).toMatchObject({
      ai: { points: 1, seconds: 2 },
      import: false,
      login: { points: 10, seconds: 900 },
    })
  })

  it('take the client’s address from what the nearest proxy wrote', () => {
    const { clientAddress } = sanitize({})
    const from = (headers: Record<string, string>) =>
      clientAddress({ req: { headers: new Headers(headers) } as never })
    expect(from({ 'x-forwarded-for': '10.0.0.1, 203.0.113.7' })).toBe('203.0.113.7')
    expect(from({})).toBe('')
  })

  it('add lead sources to the four there are', () => {
    const { leadSources } = sanitize({ leadSources: [{ label: 'Fair', value: 'fair' }] })
    expect(leadSources.map(({ value }) => value)).toEqual([
      'inbound',
      'referral',
      'cold_outreach',
      'ai_generated',
      'fair',
    ])
  })

  it('replace single access checks and keep the others', () => {
    const { access } = sanitize({ access: { canRead: () => true } })
    expect(access.canRead({ role: null })).toBe(true)
    expect(access.canManage({ role: 'rep' })).toBe(false)
  })

  it('let reps see what others own, unless each is to see their own', () => {
    const reads = (options: CRMOptions) => {
      const { access } = sanitize(options)
      return (['admin', 'manager', 'viewer', 'rep', 'intake', null] as const).filter((role) =>
        access.canReadAll({ role }),
      )
    }
    expect(reads({})).toEqual(['admin', 'manager', 'viewer', 'rep'])
    expect(reads({ visibility: 'own' })).toEqual(['admin', 'manager', 'viewer'])
    expect(() => sanitize({ visibility: 'mine' as never })).toThrow(
      '`visibility` is "mine". Use "team" or "own".',
    )
  })

  it('give a role to users of the right collection only', () => {
    const { access } = sanitize({})
    const user = { id: 1, collection: 'users', crmRole: 'rep' }
    expect(access.roleOf({ user: user as never })).toBe('rep')
    expect(access.roleOf({ user: { ...user, collection: 'readers' } as never })).toBeNull()
    expect(access.roleOf({ user: { ...user, crmRole: 'king' } as never })).toBeNull()
    expect(access.roleOf({ user: null })).toBeNull()
  })

  it.each<[string, CRMOptions, RegExp]>([
    ['a currency', { currency: 'euro' }, /`currency` is "euro"/],
    ['a country', { defaultCountry: 'USA' }, /`defaultCountry` is "USA"/],
    ['no pipelines', { pipelines: [] }, /`pipelines` is empty/],
    ['a pipeline key', { pipelines: [{ ...pipeline!, key: 'New Logo' }] }, /"New Logo"/],
    [
      'a pipeline nothing can be won on',
      {
        pipelines: [
          { ...pipeline!, stages: pipeline!.stages.filter(({ type }) => type !== 'won') },
        ],
      },
      /no stage of type "won"/,
    ],
    [
      'a probability',
      {
        pipelines: [
          {
            ...pipeline!,
            stages: pipeline!.stages.map((stage) => ({ ...stage, probability: 101 })),
          },
        ],
      },
      /`probability` goes from 0 to 100/,
    ],
    [
      'a limit without a time',
      { rateLimits: { ai: { points: 5 } as never } },
      /`rateLimits.ai`: give `\{ points, seconds \}`/,
    ],
    [
      'a limit of nothing',
      { rateLimits: { public: { points: 0, seconds: 60 } } },
      /`rateLimits.public`/,
    ],
    ['a limit of something else', { rateLimits: { mail: false } as never }, /`rateLimits.mail` is/],
    ['a source', { leadSources: [{ label: 'x', value: 'inbound' }] }, /"inbound"/],
    ['slugs', { slugs: { companies: 'crm-leads' } }, /same slug/],
    ['pacing that is never on track', { pacing: { under: 1.2 } }, /`pacing.under` goes from/],
    ['a schedule', { ai: { dailyRun: 'at night' } }, /`ai.dailyRun` is "at night"/],
    ['a lease', { work: { leaseSeconds: 0 } }, /`work.leaseSeconds` goes from 1 to 3600/],
  ])('that are wrong stop the start with a sentence: %s', (_, options, message) => {
    expect(() => sanitize(options)).toThrow(message)
  })

  it('need to know who the users are', () => {
    expect(() => sanitizeOptions({ adminUserSlug: undefined, options: {} })).toThrow(/usersSlug/)
  })
})
