import type { AIPrice, AIProvider } from '../../domain/ai/provider.js'
import type { AIFunction } from '../../domain/ai/types.js'

import { createAsk } from './createAsk.js'
import { checkOptions } from './options.js'

export type OpenAIProviderOptions = {
  /**
   * The key, or a function that gives one for each request (Microsoft Entra ID). Left out, requests
   * carry no `Authorization`: for servers of your own. No environment variable is read.
   */
  apiKey?: (() => Promise<string>) | string
  /**
   * Where the API is, up to and with its version.
   * @default 'https://api.openai.com/v1'
   * @example 'http://localhost:11434/v1'
   */
  baseURL?: string
  /** Sent with each request. @example { 'api-key': process.env.AZURE_OPENAI_API_KEY } */
  headers?: Record<string, string>
  /** Asked for everything that `models` does not name. */
  model: string
  /** Models of single functions. @example { insight: 'gpt-5', score: 'gpt-5-nano' } */
  models?: Partial<Record<AIFunction, string>>
  /** Of the service, for people. @default the host of `baseURL` */
  name?: string
  /** More for the body of each request. @example { reasoning_effort: 'low' } */
  parameters?: Record<string, unknown>
  /**
   * What models cost per million tokens, all in one currency. A model that is not named here has no
   * known price: its cost is shown as unknown, never guessed.
   * @example { 'gpt-5-nano': { currency: 'USD', input: 0.05, output: 0.4 } }
   */
  prices?: Record<string, AIPrice>
  /** Added to each address. @example { 'api-version': '2024-10-21' } */
  query?: Record<string, string>
}

/**
 * Any model behind OpenAI's chat completions: OpenAI, Azure, vLLM, Ollama and others. Needs the
 * package `openai`, which is loaded with the first request.
 *
 * @example crmPlugin({ ai: { provider: openAIProvider({ apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5-mini' }) } })
 * @throws Error at start, with a sentence that says what to change
 */
export const openAIProvider = (options: OpenAIProviderOptions): AIProvider => {
  const settings = checkOptions(options)
  const modelOf: AIProvider['modelOf'] = ({ function: name }) =>
    settings.models[name] ?? settings.model
  const priceOf: AIProvider['priceOf'] = ({ function: name }) =>
    settings.prices[modelOf({ function: name })] ?? null
  const ask = createAsk(settings)
  return {
    name: settings.name,
    generate: (request) =>
      ask({
        model: modelOf({ function: request.function }),
        price: priceOf({ function: request.function }),
        request,
      }),
    modelOf,
    priceOf,
  }
}
