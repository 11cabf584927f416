import type { Formats } from '../../import/formats.js'

import { readRow } from './readRow.js'

const formats: Formats = {
  date: { basis: 'values', value: 'dmy' },
  decimal: { basis: 'values', value: '.' },
}
const header = ['Day', 'Until', 'Set', 'Ad', 'IO', 'Imps', 'Cost']
const columns = {
  campaignName: ['Set', 'Ad'],
  impressions: 'Imps',
  order: 'IO',
  periodEnd: 'Until',
  periodStart: 'Day',
  spend: 'Cost',
}

const read = (...cells: string[]) => readRow({ cells, columns, currency: 'USD', formats, header })

it('reads a row as it will be stored', () => {
  expect(
    read('31-08-2023', '01-09-2023', ' Spring ', 'A1', 'io-7', '7,350', '1.429999948'),
  ).toEqual({
    ok: true,
    row: {
      campaignName: 'Spring · A1',
      impressions: 7350,
      order: 'io-7',
      periodEnd: '2023-09-01',
      periodStart: '2023-08-31',
      spend: 1.43,
    },
  })
})

it('keeps what looks like a formula as text, and takes empty figures for 0', () => {
  expect(read('1-8-2023', '1-8-2023', '=HYPERLINK("x")', '', 'io', '', '-')).toMatchObject({
    row: { campaignName: '=HYPERLINK("x")', impressions: 0, spend: 0 },
  })
})

it('finds all that is wrong with a row', () => {
  expect(read('32-08-2023', '', '', '', '', '1.5', '-3')).toEqual({
    ok: false,
    problems: [
      { column: 'Set, Ad', reason: 'empty' },
      { column: 'IO', reason: 'empty' },
      { column: 'Day', reason: 'day', value: '32-08-2023' },
      { column: 'Until', reason: 'empty' },
      { column: 'Imps', reason: 'count', value: '1.5' },
      { column: 'Cost', reason: 'amount', value: '-3' },
    ],
  })
  expect(
    read('02-08-2023', '01-08-2023', 'A', 'x'.repeat(200), 'io', '9'.repeat(20), '1e3'),
  ).toMatchObject({
    problems: [
      { reason: 'tooLong', vars: { max: 200 } },
      { column: 'Until', reason: 'endBeforeStart' },
      { column: 'Imps', reason: 'tooLarge' },
      { column: 'Cost', reason: 'amount' },
    ],
  })
  expect(read('02-08-2023', '02-08-2023', 'A', '', 'io', '1', '9'.repeat(13))).toMatchObject({
    problems: [{ column: 'Cost', reason: 'tooLarge' }],
  })
})

it('says how many cells a row has', () => {
  expect(read('02-08-2023')).toEqual({
    ok: false,
    problems: [{ reason: 'cells', vars: { cells: 1, columns: 7 } }],
  })
})
