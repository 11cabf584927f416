import { readBuildStep } from './buildSteps.js'

it.each([
  ['   Creating an optimized production build ...', { step: 'compiling' }],
  ['   Running TypeScript ...', { step: 'checking types' }],
  ['   Collecting page data using 1 worker ...', { step: 'collecting page data' }],
  [
    '   Generating static pages using 1 worker (0/4) ...',
    { done: 0, step: 'generating pages', total: 4 },
  ],
  [
    ' ✓ Generating static pages using 1 worker (4/4) in 211ms',
    { done: 4, step: 'generating pages', total: 4 },
  ],
  ['   Finalizing page optimization ...', { step: 'finishing' }],
])('reads from "%s" how far a build is', (line, state) => {
  expect(readBuildStep({ line })).toStrictEqual(state)
})

it.each(['', 'Route (app)', ' ✓ Compiled successfully in 20s'])(
  'learns nothing from "%s"',
  (line) => {
    expect(readBuildStep({ line })).toBeNull()
  },
)
