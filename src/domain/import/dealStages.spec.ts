import { DEFAULT_PIPELINES } from '../pipelines/stages.js'
import { dealStageOf, placeDealStages } from './dealStages.js'

const keys = (stages: { key: string; type: 'lost' | 'open' | 'won' }[]) =>
  Object.fromEntries(Object.entries(placeDealStages(stages)).map(([deal, { key }]) => [deal, key]))

it('reads a stage whatever its case', () => {
  expect(dealStageOf({ stage: 'WON' })).toBe('won')
  expect(dealStageOf({ stage: 'toString' })).toBeNull()
})

it('places deals on the stages a new installation has', () => {
  expect(keys(DEFAULT_PIPELINES[0]!.stages)).toEqual({
    engaging: 'qualified',
    lost: 'closed_lost',
    prospecting: 'lead',
    won: 'closed_won',
  })
})

it('places them by type on a pipeline with other stages, however few', () => {
  const ends = [
    { type: 'lost', key: 'gone' },
    { type: 'won', key: 'sold' },
  ] as const
  expect(keys([...ends, { type: 'open', key: 'a' }, { type: 'open', key: 'b' }])).toEqual({
    engaging: 'b',
    lost: 'gone',
    prospecting: 'a',
    won: 'sold',
  })
  expect(keys([{ type: 'open', key: 'only' }, ...ends])).toMatchObject({
    engaging: 'only',
    prospecting: 'only',
  })
})
