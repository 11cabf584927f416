import { changeOf } from './change.js'

it.each([
  [150, 100, 0.5],
  [50, 100, -0.5],
  [0, 100, -1],
  [50, -100, 1.5],
  [50, 0, null],
  [0, 0, null],
  [null, 100, null],
  [50, null, null],
  [50, undefined, null],
])('from %p to before %p the change is %p', (now, previous, expected) => {
  expect(changeOf({ now, previous })).toBe(expected)
})
