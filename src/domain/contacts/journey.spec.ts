import { journeyOf } from './journey.js'

const now = new Date('2026-03-31T12:00:00.000Z')

describe('journeyOf', () => {
  it('says when each stage was entered and left, and for how many days it lasted', () => {
    expect(
      journeyOf({
        now,
        steps: [
          { at: '2026-01-01T00:00:00.000Z', to: 'awareness' },
          { at: '2026-01-31T00:00:00.000Z', to: 'decision' },
        ],
      }),
    ).toEqual([
      {
        days: 30,
        entered: '2026-01-01T00:00:00.000Z',
        left: '2026-01-31T00:00:00.000Z',
        stage: 'awareness',
      },
      { days: 59, entered: '2026-01-31T00:00:00.000Z', left: null, stage: 'decision' },
    ])
  })

  it('leaves out the time on no stage', () => {
    const stages = journeyOf({
      now,
      steps: [
        { at: '2026-01-01T00:00:00.000Z', to: 'awareness' },
        { at: '2026-01-11T00:00:00.000Z', to: null },
        { at: '2026-03-31T00:00:00.000Z', to: 'awareness' },
      ],
    })
    expect(stages.map(({ days, left }) => [days, left])).toEqual([
      [10, '2026-01-11T00:00:00.000Z'],
      [0, null],
    ])
  })

  it('counts no days of a future that a clock has made', () => {
    const steps = [{ at: '2027-01-01T00:00:00.000Z', to: 'awareness' }]
    expect(journeyOf({ now, steps })[0]!.days).toBe(0)
  })
})
