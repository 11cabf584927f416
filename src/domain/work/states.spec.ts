import type { WorkState } from './states.js'

import { refuseTransition } from '../shared/transitions.js'
import { WORK_BY_HAND, WORK_STATES } from './states.js'

/** The states from which a person may bring work to this one. */
const statesBefore = (to: WorkState): WorkState[] =>
  WORK_STATES.filter(
    (from) => from !== to && !refuseTransition({ from, noun: 'work', table: WORK_BY_HAND, to }),
  )

it('lets people retry what is dead, and nothing else', () => {
  expect(statesBefore('queued')).toEqual(['dead'])
})

it('lets people give up what has not come to a good end', () => {
  expect(statesBefore('cancelled')).toEqual(['queued', 'running', 'dead'])
})

it.each(['running', 'done', 'dead'] as const)('leaves it to workers to make work %s', (to) => {
  expect(statesBefore(to)).toEqual([])
})
