import type { SearchRecord } from './rankRecords.js'

import { parseSearch } from './parseSearch.js'
import { rankRecords } from './rankRecords.js'

const person = ({
  id = 1,
  name,
  email = '',
  leadScore = null,
  phone = '',
}: {
  email?: string
  id?: number
  leadScore?: null | number
  name: string
  phone?: string
}): SearchRecord => ({
  id,
  details: 'Head of Sales',
  fields: Object.entries({ name, email, phone }).flatMap(([field, text]) =>
    text ? [{ name: field, text }] : [],
  ),
  kind: 'people',
  leadScore,
})

const rank = ({
  limit = 6,
  q,
  records,
  words,
}: {
  limit?: number
  q: string
  records: SearchRecord[]
  words?: string[]
}) => {
  const search = parseSearch(q)!
  return rankRecords({ limit, records, search, words: words ?? search.terms })
}

const titles = (args: Parameters<typeof rank>[0]): string[] =>
  rank(args).hits.map(({ title }) => title)

it('puts a whole name before beginnings, those before parts, and parts before mere likeness', () => {
  const names = ['Joann Lee', 'Nobody', 'Anna', 'Ann Lee', 'Lee Ann', 'Ann']
  expect(titles({ q: 'ann', records: names.map((name) => person({ name })) })).toEqual([
    'Ann',
    'Ann Lee',
    'Anna',
    'Lee Ann',
    'Joann Lee',
    'Nobody',
  ])
})

it('puts who is likelier to buy first among equals, then goes by title', () => {
  const records = [
    person({ name: 'Bea Ito' }),
    person({ name: 'Carl Ito', leadScore: 10 }),
    person({ name: 'Abe Ito' }),
    person({ name: 'Dan Ito', leadScore: 90 }),
  ]
  expect(titles({ q: 'ito', records })).toEqual(['Dan Ito', 'Carl Ito', 'Abe Ito', 'Bea Ito'])
})

it('gives as many as asked, and says whether there are more', () => {
  const records = [1, 2, 3].map((id) => person({ id, name: `Ann ${id}` }))
  expect(rank({ limit: 2, q: 'ann', records })).toMatchObject({ hasMore: true })
  expect(rank({ limit: 2, q: 'ann', records }).hits).toHaveLength(2)
  expect(rank({ limit: 3, q: 'ann', records }).hasMore).toBe(false)
  expect(rank({ q: 'ann', records: [] })).toEqual({ hasMore: false, hits: [] })
})

it('shows where the words stand, each at the beginning of a word if it can', () => {
  const [hit] = rank({
    q: 'mull an',
    records: [person({ name: 'Hannes Müller-Ann', email: 'ann@example.com' })],
  }).hits
  const shown = hit!.matched.map(({ field, ranges, text }) => [
    field,
    ranges.map(([from, to]) => text.slice(from, to)),
  ])
  expect(shown).toEqual([
    ['name', ['Müll', 'An']],
    ['email', ['an']],
  ])
})

it('shows the digits that were asked for among blanks and signs, and grades by their share', () => {
  const records = [
    person({ id: 1, name: 'Ann', phone: '+49 170 123 45 67 89' }),
    person({ id: 2, name: 'Bea', phone: '+49 170 123' }),
  ]
  const { hits } = rank({ q: '0170 123', records })
  expect(hits.map(({ id }) => id)).toEqual([2, 1])
  const { ranges, text } = hits[0]!.matched[0]!
  expect(text.slice(...ranges[0]!)).toBe('170 123')
})

it('grades an address by how much of it was typed', () => {
  const [hit] = rank({
    q: 'ann@ex',
    records: [person({ name: 'X', email: 'ann@example.com' })],
  }).hits
  expect(hit!.score).toBeCloseTo(0.98 * (0.6 + (0.4 * 6) / 15), 3)
  expect(hit).toMatchObject({ subtitle: 'ann@example.com · Head of Sales', title: 'X' })
})
