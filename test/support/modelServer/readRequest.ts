/** The part of a JSON schema that {@link file://./answers.ts} reads. */
export type JSONSchema = {
  anyOf?: JSONSchema[]
  const?: unknown
  /** Holds the bounds of values. */
  description?: string
  enum?: unknown[]
  items?: JSONSchema
  properties?: Record<string, JSONSchema>
  title?: string
  type?: string | string[]
}

type Body = {
  messages: { content: string; role: string }[]
  model: string
  response_format?: { json_schema?: { name: string; schema: JSONSchema }; type: string }
}

/** One request as it arrived, and what it is about. */
export type ModelRequest = {
  body: Body
  /** What the CRM gave as data; `null` where there is none. */
  data: unknown
  /** `score`, `churn` … */
  function: string
  headers: NodeJS.Dict<string | string[]>
  schema: JSONSchema
}

const between = ({ mark, text }: { mark: string; text: string }): string | undefined =>
  text.split(`<${mark}>\n`)[1]?.split(`\n</${mark}>`)[0]

const textOf = ({ body, role }: { body: Body; role: string }): string =>
  body.messages
    .filter((message) => message.role === role)
    .map(({ content }) => content)
    .join('\n')

/** Reads a request the way a model does: the schema and the data stand in its messages. */
export const readRequest = ({
  headers,
  text,
}: {
  headers: ModelRequest['headers']
  text: string
}): ModelRequest => {
  const body = JSON.parse(text) as Body
  const schema = JSON.parse(
    between({ mark: 'schema', text: textOf({ body, role: 'system' }) }) ?? '{}',
  ) as JSONSchema
  return {
    body,
    data: JSON.parse(between({ mark: 'data', text: textOf({ body, role: 'user' }) }) ?? 'null'),
    function: schema.title ?? '',
    headers,
    schema,
  }
}
