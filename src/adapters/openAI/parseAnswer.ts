import type { ZodType } from 'zod'

import { jsonrepair } from 'jsonrepair'

export type Parsed<Value> = { isValid: false; problem: string } | { isValid: true; value: Value }

/** Models that reason aloud do it before their answer. */
const REASONING = /^\s*<think>[\s\S]*?<\/think>/

/** Inside of the first fence of Markdown. */
const fenced = (text: string): string => text.split('```')[1]?.replace(/^json\b/i, '') ?? ''

/** From its first brace to its last: what stands around it is talk. */
const braced = (text: string): string => {
  const start = text.indexOf('{')
  return start === -1 ? '' : text.slice(start, text.lastIndexOf('}') + 1 || undefined)
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(jsonrepair(text))
    } catch {
      return undefined
    }
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a model wrote, as the value it was asked for. JSON is repaired before it is checked, and never
 * changed after: what does not fit the schema then is no answer.
 */
export const parseAnswer = <Value>({
  schema,
  text,
}: {
  schema: ZodType<Value>
  text: string
}): Parsed<Value> => {
  const said = text.replace(REASONING, '').trim()
  const readings = [said, fenced(said), braced(said)].map(read)
  const found = readings.find(isObject)
  if (found === undefined) {
    return { isValid: false, problem: 'it holds no JSON object' }
  }
  const { data, error } = schema.safeParse(found)
  if (!error) {
    return { isValid: true, value: data }
  }
  const where = error.issues.slice(0, 3).map(({ code, path }) => `${path.join('.')} (${code})`)
  return { isValid: false, problem: `it has another shape at ${where.join(', ')}` }
}
