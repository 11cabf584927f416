import { dueDays } from './due.js'

const today = '2026-12-28'

it('splits the open tasks into days over, today, and the six days after it', () => {
  expect(dueDays({ due: 'overdue', today })).toEqual({ before: '2026-12-28' })
  expect(dueDays({ due: 'today', today })).toEqual({ before: '2026-12-29', from: '2026-12-28' })
  expect(dueDays({ due: 'week', today })).toEqual({ before: '2027-01-04', from: '2026-12-29' })
  expect(dueDays({ due: 'open', today })).toEqual({})
})
