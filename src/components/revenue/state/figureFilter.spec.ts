import { changeFigures, queryOfFigures } from './figureFilter.js'
import { filterOfURL } from './filterOfURL.js'

const shared = {
  basis: 'delivered',
  horizon: '2026-12-31',
  owner: 'me',
  period: '90d',
  pipeline_type: 'new_logo',
  since: '2026-01-01',
} as const

it('says nothing that goes without saying', () => {
  expect(filterOfURL({})).toEqual({ basis: 'booked', period: '12m' })
  expect(queryOfFigures({ basis: 'booked', period: '12m' })).toBe('')
})

it.each([shared, { basis: 'booked', from: '2026-01-01', to: '2026-01-31' } as const])(
  'comes back from an address as it went in: %j',
  (filter) => {
    expect(filterOfURL(Object.fromEntries(new URLSearchParams(queryOfFigures(filter))))).toEqual(
      filter,
    )
  },
)

it.each([
  [{ basis: 'guessed', owner: '', period: '3y' }],
  [{ from: '2026-01-01' }],
  [{ from: '2026-02-01', to: '2026-01-01' }],
  [{ from: '2026-02-30', to: '2026-03-01' }],
  [{ owner: 'x'.repeat(65), since: 'yesterday' }],
  [{ __proto__: 'x', elsewhere: ['a', 'b'] }],
])('leaves out what makes no sense: %j', (searchParams) => {
  expect(filterOfURL(searchParams)).toEqual({ basis: 'booked', period: '12m' })
})

it('takes the first of what is said twice', () => {
  expect(filterOfURL({ period: ['7d', '30d'] })).toEqual({ basis: 'booked', period: '7d' })
})

it('puts days in the place of a period, and a period in the place of days', () => {
  const days = { from: '2026-01-01', to: '2026-01-31' }
  const withDays = changeFigures({ change: days, filter: shared })
  expect(withDays).toMatchObject({ ...days, owner: 'me' })
  expect(withDays.period).toBeUndefined()
  const withPeriod = changeFigures({ change: { period: '7d' }, filter: withDays })
  expect(queryOfFigures(withPeriod)).not.toContain('from')
  expect(changeFigures({ change: { owner: undefined }, filter: withDays })).toMatchObject(days)
})
