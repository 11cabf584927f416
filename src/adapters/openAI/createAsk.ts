import type { AIError, AIPrice, AIRequest, AIResult } from '../../domain/ai/provider.js'
import type { Completion } from './completion.js'
import type { SDK, StrictSchema } from './loadSDK.js'
import type { OpenAISettings } from './options.js'

import { DATA_RULE, dataMessage, toInertJSON } from '../../domain/ai/dataMessage.js'
import { readCompletion, usageOf } from './completion.js'
import { errorOf } from './errorOf.js'
import { loadSDK } from './loadSDK.js'

/** How a server is told the shape of an answer, the strictest first. */
const FORMATS = ['json_schema', 'json_object', 'text'] as const

type Format = (typeof FORMATS)[number]

const systemMessage = ({
  instructions,
  schema,
}: {
  instructions: string
  schema: Record<string, unknown>
}): string =>
  [
    DATA_RULE,
    instructions,
    `Answer with one JSON object of this JSON schema, and nothing else:\n<schema>\n${toInertJSON(schema)}\n</schema>`,
  ].join('\n\n')

const responseFormat = ({ format, schema }: { format: Format; schema: StrictSchema }) => {
  switch (format) {
    case 'json_object':
      return { response_format: { type: 'json_object' } } as const
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: schema } } as const
    case 'text':
      return {}
  }
}

/** The complaint of a server that cannot be told the shape of an answer, in the words of several. */
const isAboutFormat = (error: unknown): boolean => {
  const {
    message = '',
    param,
    status,
  } = error as {
    message?: string
    param?: unknown
    status?: number
  }
  return (
    (status === 400 || status === 422) &&
    (/response[ _]?format|json[ _]?(?:schema|object)|structured|grammar|guided/i.test(message) ||
      String(param).startsWith('response_format'))
  )
}

/** Servers repeat the key they refuse; it ends up in no log. */
const withoutSecrets = ({
  error,
  settings: { apiKey, headers },
}: {
  error: AIError
  settings: OpenAISettings
}): AIError => {
  const secrets = [...(typeof apiKey === 'string' ? [apiKey] : []), ...Object.values(headers)]
  const message = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), error.message)
  return { ...error, message: message.replace(/\b(?:sk|Bearer)[-\s][\w.~+/-]{8,}=*/g, '…') }
}

type Ask = <Value>(args: {
  model: string
  price: AIPrice | null
  request: AIRequest<Value>
}) => Promise<AIResult<Value>>

/** One request to the server, whatever comes of it; what the server can do is remembered. */
export const createAsk = (settings: OpenAISettings): Ask => {
  let sdk: Promise<SDK> | undefined
  let format: Format = FORMATS[0]

  /** Another request may have found out the same meanwhile. */
  const stepDown = (refused: Format): AIError => {
    format = FORMATS[Math.max(FORMATS.indexOf(format), FORMATS.indexOf(refused) + 1)]!
    return {
      kind: 'invalid',
      message: `The server knows no response_format "${refused}"; it is asked with "${format}" from now on.`,
      retryAfterSeconds: 0,
    }
  }

  return async ({ model, price, request }) => {
    const { data, instructions, signal } = request
    const tried = format
    try {
      sdk ??= loadSDK(settings)
      const { client, toSchema } = await sdk
      const schema = toSchema(request)
      const completion = (await client.chat.completions.create(
        {
          ...settings.parameters,
          messages: [
            { content: systemMessage({ instructions, schema: schema.schema }), role: 'system' },
            { content: dataMessage(data), role: 'user' },
          ],
          model,
          ...responseFormat({ format: tried, schema }),
        },
        { signal },
      )) as Completion
      return {
        ...readCompletion({ completion, request }),
        usage: usageOf({ completion, model, price }),
      }
    } catch (error) {
      return {
        error:
          tried !== 'text' && isAboutFormat(error)
            ? stepDown(tried)
            : withoutSecrets({ error: errorOf({ error, now: new Date(), signal }), settings }),
        ok: false,
        usage: usageOf({ model, price }),
      }
    }
  }
}
