import type { OpenAIProviderOptions } from './openAIProvider.js'

import { AI_FUNCTIONS } from '../../domain/ai/types.js'

/** Options with their defaults filled in. */
export type OpenAISettings = Pick<OpenAIProviderOptions, 'apiKey'> &
  Required<Omit<OpenAIProviderOptions, 'apiKey'>>

const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

const fail = (sentence: string): never => {
  throw new Error(`payload-crm: openAIProvider: ${sentence}`)
}

const checkURL = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) {
    return fail(`\`baseURL\` is "${text}". Give it like "https://api.openai.com/v1".`)
  }
  return url.username || url.password || url.search
    ? fail('`baseURL` holds a user, a password or a query. Pass `apiKey`, `headers` or `query`.')
    : url
}

const checkModels = (
  models: NonNullable<OpenAIProviderOptions['models']>,
): OpenAISettings['models'] => {
  const unknown = Object.keys(models).find((name) => !AI_FUNCTIONS.includes(name as 'score'))
  return unknown === undefined
    ? models
    : fail(`\`models.${unknown}\` is no function. There are ${AI_FUNCTIONS.join(', ')}.`)
}

const isPrice = (price: unknown): boolean => Number.isFinite(price) && (price as number) >= 0

const checkPrices = (
  prices: NonNullable<OpenAIProviderOptions['prices']>,
): OpenAISettings['prices'] => {
  for (const [model, { currency, input, output }] of Object.entries(prices)) {
    if (!isPrice(input) || !isPrice(output) || !/^[A-Z]{3}$/.test(currency)) {
      fail(
        `\`prices\` of "${model}": give { input, output } per million tokens, from 0, and a \`currency\` such as "USD".`,
      )
    }
  }
  return new Set(Object.values(prices).map(({ currency }) => currency)).size > 1
    ? fail('`prices` are in two currencies. Give all in one, so that they can be added up.')
    : prices
}

/** What the requests are made of; and what is never used, because a model here only answers. */
const NOT_PARAMETERS = ['messages', 'model', 'n', 'response_format', 'stream', 'tools']

const checkParameters = (parameters: Record<string, unknown>): Record<string, unknown> => {
  const own = NOT_PARAMETERS.find((name) => name in parameters)
  return own === undefined ? parameters : fail(`\`parameters.${own}\` is not yours to set.`)
}

/**
 * Fills in the defaults and checks what was given.
 *
 * @throws Error with a sentence that says what to change
 */
export const checkOptions = (options: OpenAIProviderOptions): OpenAISettings => {
  const url = checkURL(options.baseURL ?? DEFAULT_BASE_URL)
  const model = options.model?.trim() || fail('name a `model`, such as "gpt-5-mini".')
  if (options.apiKey === '') {
    fail('`apiKey` is empty. Leave it out for a server that asks for none.')
  }
  return {
    name: options.name ?? url.host,
    apiKey: options.apiKey,
    baseURL: url.href.replace(/\/+$/, ''),
    headers: options.headers ?? {},
    model,
    models: checkModels(options.models ?? {}),
    parameters: checkParameters(options.parameters ?? {}),
    prices: checkPrices(options.prices ?? {}),
    query: options.query ?? {},
  }
}
