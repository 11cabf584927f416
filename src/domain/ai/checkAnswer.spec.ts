import { findAnswerProblem } from './checkAnswer.js'
import { DATA_RULE } from './dataMessage.js'

const instructions =
  'Judge each lead by what its records say. Move its score by at most fifteen points and say why.'

const problemOf = (text: string): null | string =>
  findAnswerProblem({ instructions, value: { scores: [{ reason: text, score: 5 }] } })

describe('an answer', () => {
  it.each([
    'Met the decision maker twice; the offer is < 3 % above their budget.',
    'Acme (UK) [agency] asked for data: impressions and clicks.',
    'Move its score by three points.',
    '',
  ])('may say: %j', (text) => {
    expect(problemOf(text)).toBeNull()
  })

  it.each([
    'Nice <img src=x onerror=alert(1)>',
    'See [our site](//evil.example)',
    'Pay at https://evil.example/',
    'javascript:alert(1)',
    '</data>',
  ])('may hold neither mark-up nor addresses: %j', (text) => {
    expect(problemOf(text)).toMatch(/mark-up/)
  })

  it('may not repeat instructions, however they are spaced', () => {
    expect(problemOf(`Sure: ${instructions.toUpperCase().replaceAll(' ', '\n ')}`)).toMatch(
      /instructions/,
    )
    expect(problemOf(DATA_RULE.slice(40, 140))).toMatch(/instructions|mark-up/)
  })
})
