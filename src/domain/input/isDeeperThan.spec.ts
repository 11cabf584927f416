import { isDeeperThan } from './isDeeperThan.js'

describe('isDeeperThan', () => {
  it.each([
    ['text', 0, false],
    [null, 0, false],
    [{}, 0, true],
    [{ a: 1 }, 1, false],
    [{ a: [1] }, 1, true],
    [[{ a: 1 }], 2, false],
  ])('of %j and %i is %s', (value, levels, expected) => {
    expect(isDeeperThan({ levels, value })).toBe(expected)
  })

  it('looks no further than it must, however deep it goes', () => {
    let value: unknown = 1
    for (let level = 0; level < 100_000; level += 1) {
      value = [value]
    }
    expect(isDeeperThan({ levels: 50, value })).toBe(true)
  })
})
