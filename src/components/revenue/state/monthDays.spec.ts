import { monthDays } from './monthDays.js'

it('knows the last day of a month, of leap years too', () => {
  const days = (month: string) => monthDays({ from: null, month, to: null })
  expect(days('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(days('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

it('leaves out the days before and after the span', () => {
  const span = { from: '2026-03-10', to: '2026-05-20' }
  expect(monthDays({ ...span, month: '2026-03' })).toEqual({ from: '2026-03-10', to: '2026-03-31' })
  expect(monthDays({ ...span, month: '2026-04' })).toEqual({ from: '2026-04-01', to: '2026-04-30' })
  expect(monthDays({ ...span, month: '2026-05' })).toEqual({ from: '2026-05-01', to: '2026-05-20' })
})
