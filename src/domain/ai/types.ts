/** What the engine does, and what may be done by a model of its own. */
export const AI_FUNCTIONS = ['score', 'churn', 'upsell', 'insight', 'prompt'] as const

export type AIFunction = (typeof AI_FUNCTIONS)[number]

/** Where a result comes from without a model: the engine's own rules. Otherwise it is the model's name. */
export const RULES = 'rules'

/** A sentence of the engine: a key beneath `crm:wording:` and what it names, so that it can be translated. */
export type Wording = { facts: Record<string, null | number | string>; key: string }

/**
 * One reason behind a number, labelled at `crm:factors:<key>`. The points of all factors, and the
 * model's adjustment among them, add up to the number exactly.
 */
export type Factor = { facts: Record<string, null | number | string>; key: string; points: number }
