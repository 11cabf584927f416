type Node_ = Record<string, unknown>

/**
 * Bounds of values: not every server that takes a schema takes these in it, and one it does not take
 * makes it refuse the whole request. They become words; zod checks them in the answer.
 */
const BOUNDS: [key: string, words: string][] = [
  ['minimum', 'at least'],
  ['maximum', 'at most'],
  ['minItems', 'entries, at least'],
  ['maxItems', 'entries, at most'],
  ['minLength', 'characters, at least'],
  ['maxLength', 'characters, at most'],
]

const LEFT_OUT = new Set([
  '$schema',
  'default',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'multipleOf',
  'pattern',
  'uniqueItems',
  ...BOUNDS.map(([key]) => key),
])

/** What zod writes for "some whole number". */
const isOfNoUse = (bound: unknown): boolean => Math.abs(Number(bound)) === Number.MAX_SAFE_INTEGER

const describe = (node: Node_): string =>
  [
    node.description,
    ...BOUNDS.filter(([key]) => key in node && !isOfNoUse(node[key])).map(
      ([key, words]) => `${words} ${String(node[key])}`,
    ),
  ]
    .filter(Boolean)
    .join('; ')

const isNode = (value: unknown): value is Node_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const walk = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(walk)
  }
  return isNode(value) ? portableSchema(value) : value
}

/** The properties of an object are named by us, whatever their names are. */
const walkProperties = (properties: Node_): Node_ =>
  Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, walk(node)]))

/** A strict JSON schema with the parts that every server takes; the rest of it in words. */
export const portableSchema = (node: Node_): Node_ => {
  const description = describe(node)
  const kept = Object.entries(node)
    .filter(([key]) => !LEFT_OUT.has(key) && key !== 'description')
    .map(([key, value]) => [
      key,
      key === 'properties' && isNode(value) ? walkProperties(value) : walk(value),
    ])
  return { ...Object.fromEntries(kept), ...(description ? { description } : {}) }
}
