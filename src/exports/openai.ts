export { openAIProvider } from '../adapters/openAI/openAIProvider.js'
export type { OpenAIProviderOptions } from '../adapters/openAI/openAIProvider.js'
