import { waterfallSteps } from './waterfallSteps.js'

it('hangs every bar on the one before, and ends where the pipeline stands', () => {
  const steps = waterfallSteps({
    bars: [
      { key: 'new', leads: 2, path: '/', value: 0.1 },
      { key: 'grown', leads: 0, path: '/', value: 0 },
      { key: 'won', leads: 1, path: '/', value: -0.2 },
    ],
    end: { count: 4, value: 0.1 },
    start: { count: 3, value: 0.2 },
  })
  expect(steps).toEqual([
    { from: 0, key: 'start', leads: 3, to: 0.2, value: 0.2 },
    { from: 0.2, key: 'new', leads: 2, to: 0.3, value: 0.1 },
    { from: 0.3, key: 'won', leads: 1, to: 0.1, value: -0.2 },
    { from: 0, key: 'end', leads: 4, to: 0.1, value: 0.1 },
  ])
})
