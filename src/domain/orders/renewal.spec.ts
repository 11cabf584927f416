import { planRenewal, refuseRenewal } from './renewal.js'

const before = { endDate: '2026-03-31T12:00:00.000Z', startDate: '2026-03-01T12:00:00.000Z' }

it.each([
  [before, {}, { endDate: '2026-05-01', startDate: '2026-04-01' }],
  [before, { startDate: '2026-06-01' }, { endDate: '2026-07-01', startDate: '2026-06-01' }],
  [before, { endDate: '2026-04-10' }, { endDate: '2026-04-10', startDate: '2026-04-01' }],
  [{ endDate: before.endDate }, {}, { endDate: null, startDate: '2026-04-01' }],
  [{}, {}, { endDate: null, startDate: null }],
  [{}, { startDate: '2026-06-01T12:00:00Z' }, { endDate: null, startDate: '2026-06-01' }],
])('after %j, given %j, a renewal runs %j', (flight, given, expected) => {
  expect(planRenewal({ before: flight, given })).toEqual(expected)
})

it('renews what runs or ran, and nothing that was cancelled', () => {
  expect(refuseRenewal({ status: 'active' })).toBeNull()
  expect(refuseRenewal({ status: 'completed' })).toBeNull()
  expect(refuseRenewal({ status: 'cancelled' })).toMatchObject({ code: 'illegal_transition' })
})
