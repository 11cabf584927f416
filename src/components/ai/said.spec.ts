import { said } from './said.js'

const wording = { facts: { days: 3 }, key: 'churn:contact' }
const say = ({ key }: { key: string }) => `said ${key}`
const payload = { reasoning: 'Stored.', wording: { reasoning: wording } }

it('says what the rules found in the language of the reader', () => {
  expect(said({ field: 'reasoning', insight: { payload, source: 'rules' }, say })).toBe(
    'said churn:contact',
  )
})

it('leaves the words of a model as they are', () => {
  expect(said({ field: 'reasoning', insight: { payload, source: 'gpt' }, say })).toBe('Stored.')
})

it.each([
  ['no wordings', { reasoning: 'Stored.' }, 'Stored.'],
  ['a wording that is none', { reasoning: 'Stored.', wording: { reasoning: 7 } }, 'Stored.'],
  ['nothing at all', {}, ''],
  ['a text that is none', { reasoning: 7 }, ''],
])('makes do with %s', (_, incomplete, expected) => {
  const insight = { payload: incomplete as typeof payload, source: 'rules' }
  expect(said({ field: 'reasoning', insight, say })).toBe(expected)
})
