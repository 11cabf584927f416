import type { Fact } from './types.js'

import { keepTrue } from './keepTrue.js'

const facts: Fact[] = [
  { key: 'ctr', kind: 'percent', origin: { rule: 'test' }, value: 0.021 },
  { key: 'roas', kind: 'number', origin: { rule: 'test' }, value: 3.4 },
]

const fallback = 'Your click-through rate is 2.1 %.'

const keep = (text: string) => keepTrue({ currency: 'EUR', facts, fallback, locale: 'en', text })

describe('keepTrue', () => {
  it('keeps another wording of the same', () => {
    const text = 'A click-through rate of 2.1 % is a wonderful result!'
    expect(keep(` ${text}\n`)).toEqual({ isKept: true, text })
  })

  it.each([
    ['a figure that is not stored', 'Your click-through rate is 2.2 %.'],
    ['one false sentence among true ones', `${fallback} It is a record.`],
    ['less than there is to say', 'Your campaign is performing well.'],
    ['something else that is true', 'Your return on ad spend is 3.4.'],
    ['nothing', ' '],
    ['what does not end', `${fallback} `.repeat(100)],
  ])('falls back to the own wording for %s', (_, text) => {
    expect(keep(text)).toEqual({ isKept: false, text: fallback })
  })
})
