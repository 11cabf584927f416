import type { Estimate, Run } from '../types.js'

import { isUnderWay, needsConsent } from './states.js'

const run = (fields: Partial<Run>): Run => ({
  id: 1,
  createdAt: '2026-11-20T03:00:00.000Z',
  kind: 'score_leads',
  status: 'done',
  ...fields,
})

it.each([
  ['queued', true],
  ['running', true],
  ['done', false],
  ['failed', false],
  ['cancelled', false],
] as const)('tells of a run that is %s whether it is under way', (status, expected) => {
  expect(isUnderWay(run({ status }))).toBe(expected)
})

it.each([null, undefined])('has nothing under way without a run: %s', (none) => {
  expect(isUnderWay(none)).toBe(false)
})

describe('needsConsent', () => {
  const estimate: Estimate = {
    calls: 4,
    cost: 1.2,
    currency: 'USD',
    inputTokens: 10,
    outputTokens: 10,
    subjects: 100,
  }

  it.each([
    ['a model that costs', {}, true],
    ['a model whose price nobody knows', { cost: null }, true],
    ['a model that costs nothing', { cost: 0 }, false],
    ['the rules alone', { calls: 0, cost: null }, false],
  ])('asks before %s', (_, fields, expected) => {
    expect(needsConsent({ ...estimate, ...fields })).toBe(expected)
  })
})
