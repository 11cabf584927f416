import { horizonsOf } from './horizons.js'

it.each([
  ['2026-11-21', '2026-11-30', '2026-12-31'],
  ['2026-12-31', '2026-12-31', '2026-12-31'],
  ['2028-02-01', '2028-02-29', '2028-03-31'],
  ['2026-07-04', '2026-07-31', '2026-09-30'],
])('on %s the month ends on %s and the quarter on %s', (today, month, quarter) => {
  expect(horizonsOf(today)).toEqual({ month, quarter })
})
