import { lastTick, scheduledRuns } from './schedule.js'

const tickOf = (cron: string, now: string) => lastTick({ cron, now: new Date(now) })?.toISOString()

it.each([
  ['0 * * * *', '2026-03-01T10:30:00.000Z', '2026-03-01T10:00:00.000Z'],
  ['0 * * * *', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'],
  ['0 * * * *', '2026-03-01T09:59:59.999Z', '2026-03-01T09:00:00.000Z'],
  ['30 2 * * *', '2026-03-01T02:29:59.000Z', '2026-02-28T02:30:00.000Z'],
  ['0 6 * * 1', '2026-11-21T03:00:00.000Z', '2026-11-16T06:00:00.000Z'],
  ['* * * * * *', '2026-03-01T10:00:00.500Z', '2026-03-01T10:00:00.000Z'],
])('the last tick of "%s" at %s is %s', (cron, now, tick) => {
  expect(tickOf(cron, now)).toBe(tick)
})

it('gives every node the same key for a tick, and each tick another', () => {
  const keysAt = (now: string) =>
    scheduledRuns({
      now: new Date(now),
      schedules: [
        { cron: '0 * * * *', kind: 'hourly' },
        { cron: '0 0 * * *', kind: 'daily' },
      ],
    }).map(({ key }) => key)

  expect(keysAt('2026-03-01T10:00:00.001Z')).toEqual([
    'hourly:2026-03-01T10:00:00.000Z',
    'daily:2026-03-01T00:00:00.000Z',
  ])
  expect(keysAt('2026-03-01T10:59:59.999Z')).toEqual(keysAt('2026-03-01T10:00:00.001Z'))
  expect(keysAt('2026-03-01T11:00:00.000Z')[0]).toBe('hourly:2026-03-01T11:00:00.000Z')
})
