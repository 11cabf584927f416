import type { FlattenedField } from 'payload'

import { z } from 'zod'

/** What a value should look like, wherever that is declared: a zod schema, a field of a collection. */
export type Shape =
  | { fields: Record<string, Shape>; kind: 'object'; required: string[] }
  | { kind: 'any' }
  | { kind: 'boolean' }
  | { kind: 'choice'; values: [string, ...string[]] }
  | { kind: 'date' }
  | { kind: 'id' }
  | { kind: 'list'; of: Shape }
  | { kind: 'number' }
  | { kind: 'text' }

type JSONSchema = {
  anyOf?: JSONSchema[]
  enum?: unknown[]
  format?: string
  items?: JSONSchema
  oneOf?: JSONSchema[]
  properties?: Record<string, JSONSchema>
  required?: string[]
  type?: string
}

const RELATIONS = new Set(['company', 'lead', 'order', 'owner', 'pipeline', 'proposal'])

const isRelation = (name: string): boolean => RELATIONS.has(name.replace(/_id$/, ''))

const choice = (values: unknown[]): Shape => {
  const [first, ...rest] = values.map(String)
  return first === undefined ? { kind: 'any' } : { kind: 'choice', values: [first, ...rest] }
}

const fromProperties = ({ properties = {}, required = [] }: JSONSchema): Shape => ({
  fields: Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      isRelation(name) ? { kind: 'id' } : fromJSON(schema),
    ]),
  ),
  kind: 'object',
  required,
})

const fromJSON = (schema: JSONSchema): Shape => {
  const options = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== 'null')
  if (options?.[0]) {
    return fromJSON(options[0])
  }
  if (schema.enum) {
    return choice(schema.enum)
  }
  if (schema.format?.startsWith('date')) {
    return { kind: 'date' }
  }
  switch (schema.type) {
    case 'array':
      return { kind: 'list', of: fromJSON(schema.items ?? {}) }
    case 'boolean':
      return { kind: 'boolean' }
    case 'integer':
    case 'number':
      return { kind: 'number' }
    case 'object':
      return fromProperties(schema)
    case 'string':
      return { kind: 'text' }
    default:
      return { kind: 'any' }
  }
}

/** What a zod schema takes in. */
export const shapeOfSchema = (schema: z.ZodType): Shape =>
  fromJSON(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JSONSchema)

const fromField = (field: FlattenedField): Shape => {
  if ('hasMany' in field && field.hasMany && field.type !== 'relationship') {
    return { kind: 'list', of: { kind: 'text' } }
  }
  switch (field.type) {
    case 'array':
      return { kind: 'list', of: shapeOfFields(field.flattenedFields) }
    case 'checkbox':
      return { kind: 'boolean' }
    case 'date':
      return { kind: 'date' }
    case 'number':
      return { kind: 'number' }
    case 'relationship':
      return { kind: 'id' }
    case 'select':
      return choice(field.options.map((one) => (typeof one === 'string' ? one : one.value)))
    default:
      return { kind: 'text' }
  }
}

/** What the fields of a collection, or of an array in it, take in. */
export const shapeOfFields = (fields: FlattenedField[]): Shape => ({
  fields: Object.fromEntries(fields.map((field) => [field.name, fromField(field)])),
  kind: 'object',
  required: fields.filter((field) => 'required' in field && field.required).map(({ name }) => name),
})
