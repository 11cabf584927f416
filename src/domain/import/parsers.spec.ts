import fc from 'fast-check'

import { textUpTo, usAmount, usDate, wholeNumber } from './parsers.js'

const refused = { ok: false }

describe('usDate', () => {
  it.each([
    ['3/1/2017', '2017-03-01'],
    ['12/31/2017', '2017-12-31'],
    ['02/29/2016', '2016-02-29'],
  ])('reads %s', (text, value) => {
    expect(usDate(text)).toEqual({ ok: true, value })
  })

  it.each([
    '13/45/2017',
    '2/29/2017',
    '0/1/2017',
    '1/0/2017',
    '2017-03-01',
    '3/1/17',
    '3/1/0017',
    'x',
  ])('refuses %s', (text) => {
    expect(usDate(text)).toMatchObject(refused)
  })

  it('reads every day that there is', () => {
    fc.assert(
      fc.property(
        fc.date({ max: new Date('2199-12-31'), min: new Date('1900-01-01'), noInvalidDate: true }),
        (date) => {
          const text = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
          expect(usDate(text)).toEqual({ ok: true, value: date.toISOString().slice(0, 10) })
        },
      ),
    )
  })
})

describe('usAmount', () => {
  it.each([
    ['0', 0],
    ['1054', 1054],
    ['1,054.50', 1054.5],
    ['$1,054', 1054],
    ['1100.04', 1100.04],
  ])('reads %s', (text, value) => {
    expect(usAmount(text)).toEqual({ ok: true, value })
  })

  it.each(['-1', '(5)', '1.054,50', '1,05', '1e9', 'NaN', 'Infinity', '9'.repeat(20), '', '=1+1'])(
    'refuses %s',
    (text) => {
      expect(usAmount(text)).toMatchObject(refused)
    },
  )
})

describe('wholeNumber', () => {
  it('reads digits, with or without commas', () => {
    expect(wholeNumber('2822')).toEqual({ ok: true, value: 2822 })
    expect(wholeNumber('2,822')).toEqual({ ok: true, value: 2822 })
  })

  it.each(['2.5', '-1', '9'.repeat(20), 'x'])('refuses %s', (text) => {
    expect(wholeNumber(text)).toMatchObject(refused)
  })
})

it('refuses text that is longer than its field', () => {
  expect(textUpTo(3)('abc')).toEqual({ ok: true, value: 'abc' })
  expect(textUpTo(3)('abcd')).toMatchObject(refused)
})
