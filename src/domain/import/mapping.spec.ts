import type { Mapping } from './mapping.js'

import { hashRow, normalizeHeader, parseRow } from './mapping.js'
import { textUpTo, wholeNumber } from './parsers.js'

const mapping: Mapping<{ count: null | number; name: string }> = {
  name: {
    corrections: { technolgy: 'technology' },
    header: 'name',
    isRequired: true,
    parse: textUpTo(20),
  },
  count: { header: 'count', parse: wholeNumber },
}
const header = ['count', 'other', 'name']
const parse = (...cells: string[]) => parseRow({ cells, header, mapping })

it('reads columns wherever they stand, normalised', () => {
  expect(parse('1,000', 'x', '  Ann\u0000 ')).toEqual({
    ok: true,
    row: { name: 'Ann', count: 1000 },
  })
})

it('reads a blank cell as nothing, unless something is required', () => {
  expect(parse(' ', '', 'Ann')).toEqual({ ok: true, row: { name: 'Ann', count: null } })
  expect(parse('1', '', ' ')).toEqual({
    ok: false,
    problems: [{ column: 'name', message: 'name is empty.' }],
  })
})

it('corrects known misspellings, and takes no property of objects for one', () => {
  expect(parse('1', '', 'technolgy')).toMatchObject({ row: { name: 'technology' } })
  expect(parse('1', '', 'constructor')).toMatchObject({ row: { name: 'constructor' } })
})

it('finds every problem of a row at once', () => {
  expect(parse('many', '', 'x'.repeat(21))).toMatchObject({
    problems: [
      { column: 'name', value: 'x'.repeat(21) },
      { column: 'count', value: 'many' },
    ],
  })
})

it('refuses a row of another width', () => {
  expect(parse('1')).toEqual({
    ok: false,
    problems: [{ message: 'The row has 1 columns, the first line has 3.' }],
  })
})

describe('hashRow', () => {
  const hash = (cells: string[], more?: string[], columns = header) =>
    hashRow({ cells, header: columns, mapping, more })

  it('changes with the mapped cells and what is added, not with other columns or their order', () => {
    const before = hash(['1', 'x', 'Ann'])
    expect(hash(['1', 'y', 'Ann'])).toBe(before)
    expect(hash(['Ann', '1'], [], ['name', 'count'])).toBe(before)
    expect(hash(['2', 'x', 'Ann'])).not.toBe(before)
    expect(hash(['1', 'x', 'Ann'], ['customer'])).not.toBe(before)
  })

  it('tells cells apart that read alike when joined', () => {
    expect(hash(['1,', '', 'a'])).not.toBe(hash(['1', '', ',a']))
  })
})

it('compares headers without case, white space and dashes', () => {
  expect(normalizeHeader(' Close Date ')).toBe('close_date')
  expect(normalizeHeader('close-date')).toBe('close_date')
})
