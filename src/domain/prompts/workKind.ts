/** Work that looks at an order after its performance has changed. */
export const AUTO_PROMPT = 'autoPrompt'
