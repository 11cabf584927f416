import type { ContactRow } from './types.js'

import { combineRows } from './planRow.js'

const row = (of: Partial<ContactRow>): ContactRow => ({
  company: null,
  consentAt: null,
  consents: {},
  owner: null,
  tags: [],
  values: { email: 'ann@example.com' },
  ...of,
})

const yearStart = (year: number): string => `${year}-01-01T00:00:00.000Z`

const combine = (args: Record<'earlier' | 'later', Partial<ContactRow>>) => {
  const { consentAt, consents } = combineRows({
    earlier: row(args.earlier),
    later: row(args.later),
    onDuplicate: 'update',
  })
  return { consentAt, consents }
}

describe('two rows of one person', () => {
  it('leave a consent the moment of the row that says it', () => {
    const earlier = row({ consentAt: yearStart(2020), consents: { email: 'granted' } })
    expect(combine({ earlier, later: { consentAt: yearStart(2026) } }).consentAt).toBe(
      yearStart(2020),
    )
    expect(combine({ earlier, later: { consents: { email: 'revoked' } } })).toEqual({
      consentAt: null,
      consents: { email: 'revoked' },
    })
    expect(
      combine({ earlier, later: { consentAt: yearStart(2026), consents: { email: 'granted' } } }),
    ).toEqual({ consentAt: yearStart(2026), consents: { email: 'granted' } })
  })

  it('make no consent later than it was where each says one', () => {
    const earlier = { consentAt: yearStart(2020), consents: { sms: 'granted' as const } }
    const consents = { email: 'granted' as const, sms: 'granted' as const }
    const later = { consentAt: yearStart(2026), consents: { email: 'granted' as const } }
    expect(combine({ earlier, later })).toEqual({ consentAt: yearStart(2020), consents })
    expect(combine({ earlier: { ...earlier, consentAt: null }, later })).toEqual({
      consentAt: null,
      consents,
    })
  })
})
