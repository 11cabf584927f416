import {
  DEFAULT_PIPELINES,
  findStage,
  findStagesProblem,
  firstOpenStage,
  isColor,
  isKey,
} from './stages.js'

const [newLogo] = DEFAULT_PIPELINES

describe('stages', () => {
  it('of the default pipelines are sound', () => {
    expect(DEFAULT_PIPELINES.map(({ key }) => key)).toEqual(['new_logo', 'existing_client'])
    for (const { stages } of DEFAULT_PIPELINES) {
      expect(findStagesProblem(stages)).toBeNull()
      expect(stages.map(({ color }) => color).every(isColor)).toBe(true)
      expect(stages.map(({ key }) => key).every(isKey)).toBe(true)
    }
  })

  it('must have keys of their own, and let leads be open, won and lost', () => {
    const stages = newLogo!.stages
    expect(findStagesProblem([...stages, stages[0]!])).toEqual({
      key: 'lead',
      problem: 'duplicateKey',
    })
    expect(findStagesProblem(stages.filter(({ type }) => type !== 'won'))).toEqual({
      type: 'won',
      problem: 'missingType',
    })
  })

  it('are found by key, and the first open one is where a lead starts', () => {
    expect(findStage(newLogo!.stages, 'proposal')?.name).toBe('Proposal')
    expect(findStage(newLogo!.stages, 'nope')).toBeUndefined()
    expect(firstOpenStage(newLogo!.stages)?.key).toBe('lead')
  })

  it.each(['Lead', '1st', 'a-b', '', 'a'.repeat(49), null])('have no key such as %p', (key) => {
    expect(isKey(key)).toBe(false)
  })
})
