import type { OpenAI } from 'openai'

import type { AIRequest } from '../../domain/ai/provider.js'
import type { OpenAISettings } from './options.js'

import { boundedFetch } from './boundedFetch.js'
import { portableSchema } from './portableSchema.js'

export type StrictSchema = { name: string; schema: Record<string, unknown>; strict: true }

export type SDK = { client: OpenAI; toSchema: (request: AIRequest<unknown>) => StrictSchema }

export const loadSDK = async ({
  apiKey,
  baseURL,
  headers,
  query,
}: OpenAISettings): Promise<SDK> => {
  const [{ OpenAI }, { zodResponseFormat }] = await Promise.all([
    import('openai'),
    import('openai/helpers/zod'),
  ])
  // What is left out here, the SDK would take from the environment: somebody else's key, say.
  const client = new OpenAI({
    adminAPIKey: null,
    apiKey: apiKey ?? 'none',
    baseURL,
    defaultHeaders: { ...(apiKey === undefined ? { Authorization: null } : {}), ...headers },
    defaultQuery: query,
    fetch: boundedFetch,
    logLevel: 'off',
    maxRetries: 0,
    organization: null,
    project: null,
    timeout: 600_000, // the deadline is the signal's
  })
  const toSchema: SDK['toSchema'] = ({ function: name, schema }) => {
    const { json_schema: strict } = zodResponseFormat(schema as never, name)
    return { name, schema: { title: name, ...portableSchema(strict.schema!) }, strict: true }
  }
  return { client, toSchema }
}
