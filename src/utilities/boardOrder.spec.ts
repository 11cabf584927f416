import fc from 'fast-check'

import { boardOrderBetween, isBoardOrder } from './boardOrder.js'

const keyAt = ({ at, keys }: { at: number; keys: string[] }): string =>
  boardOrderBetween({ after: keys[at] ?? null, before: keys[at - 1] ?? null })

describe('boardOrderBetween', () => {
  it('finds a place between any two cards, at both ends and in an empty column', () => {
    const middle = boardOrderBetween({ after: null, before: null })
    const top = boardOrderBetween({ after: middle, before: null })
    const bottom = boardOrderBetween({ after: null, before: middle })
    const between = boardOrderBetween({ after: bottom, before: middle })
    expect([bottom, between, middle, top].sort()).toEqual([top, middle, between, bottom])
  })

  it('copes with neighbours that share a key or stand the wrong way round', () => {
    expect(boardOrderBetween({ after: 'a1', before: 'a1' }) > 'a1').toBe(true)
    expect(boardOrderBetween({ after: 'a0', before: 'a5' }) > 'a5').toBe(true)
  })

  it('keeps every order people can make, over thousands of moves to random places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 300 }), (places) => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          keys.splice(at, 0, keyAt({ at, keys }))
        }
        expect(keys).toEqual([...keys].sort())
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.every(isBoardOrder)).toBe(true)
      }),
    )
  })
})

describe('isBoardOrder', () => {
  it.each(['00', 'a00', 'zz', 'b0', 'A0', '', 'a', 'ä0', null, 7])(
    'knows that %p is none',
    (key) => {
      expect(isBoardOrder(key)).toBe(false)
    },
  )
})
