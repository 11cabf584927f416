import { isTrainingDue } from './trainingDue.js'

const now = new Date('2026-05-10T00:00:00Z')
const learned = (day: string, count = 1000) => ({
  count,
  trainedAt: new Date(`2026-05-${day}T00:00:00Z`),
})

const ended = (count: number) => ({ lost: 0, won: count })

it('is time when nothing was ever learned, once there is enough to learn from', () => {
  expect(isTrainingDue({ ended: { lost: 10, won: 40 }, last: null, now })).toBe(true)
  expect(isTrainingDue({ ended: { lost: 10, won: 39 }, last: null, now })).toBe(false)
  expect(isTrainingDue({ ended: { lost: 9, won: 1000 }, last: null, now })).toBe(false)
})

it('is time after a week, if anything has ended since', () => {
  expect(isTrainingDue({ ended: ended(1), last: learned('03'), now })).toBe(true)
  expect(isTrainingDue({ ended: ended(0), last: learned('01'), now })).toBe(false)
  expect(isTrainingDue({ ended: ended(1), last: learned('04'), now })).toBe(false)
})

it('is time as soon as a tenth more has ended, but not for a handful', () => {
  expect(isTrainingDue({ ended: ended(100), last: learned('09'), now })).toBe(true)
  expect(isTrainingDue({ ended: ended(99), last: learned('09'), now })).toBe(false)
  expect(isTrainingDue({ ended: ended(10), last: learned('09', 60), now })).toBe(false)
})
