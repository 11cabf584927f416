import { z } from 'zod'

import { parseAnswer } from './parseAnswer.js'

const schema = z.object({ a: z.number().max(9), b: z.string() })

describe('an answer of a model', () => {
  it.each([
    ['as it should be', '{"a":1,"b":"x"}'],
    ['in a fence', '```json\n{"a":1,"b":"x"}\n```'],
    ['in a fence, amid talk with braces', 'Sure {here}:\n```\n{"a":1,"b":"x"}\n```\nMore {?}'],
    ['alone in a list', '[{"a":1,"b":"x"}]'],
    ['amid talk', 'It is {"a":1,"b":"x"}.'],
    ['after thoughts aloud', '<think>{"a":2,"b":"no"}</think>\n{"a":1,"b":"x"}'],
    ['with a comma too many, and single quotes', "{'a': 1, 'b': 'x',}"],
    ['with more than was asked for', '{"a":1,"b":"x","c":[]}'],
  ])('is read %s', (_, text) => {
    expect(parseAnswer({ schema, text })).toStrictEqual({ isValid: true, value: { a: 1, b: 'x' } })
  })

  it.each([
    ['is none', 'I cannot do that.'],
    ['is a list of several', '[{"a":1,"b":"x"},{"a":1,"b":"x"}]'],
    ['lacks a part', '{"a":1}'],
    ['leaves a range', '{"a":10,"b":"x"}'],
    ['has another kind of value, which is not converted', '{"a":"1","b":"x"}'],
  ])('is refused when it %s', (_, text) => {
    expect(parseAnswer({ schema, text })).toMatchObject({ isValid: false })
  })

  it('is refused without its words in the reason', () => {
    const parsed = parseAnswer({ schema, text: '{"a":"secret","b":"secret"}' })
    expect(JSON.stringify(parsed)).not.toContain('secret')
  })
})
