import type { EngineFunctionName } from '../../../domain/runs/functions.js'
import type { EngineFunction } from './types.js'

import { churnFunction } from '../../insights/operations/churn/churnFunction.js'
import { scoreFunction } from '../../insights/operations/scores/scoreFunction.js'
import { upsellFunction } from '../../insights/operations/upsells/upsellFunction.js'
import { promptFunction } from '../../prompts/operations/promptFunction.js'

/** What the engine does to many records, by name. */
export const engineFunctions: Record<EngineFunctionName, EngineFunction> = {
  churn: churnFunction,
  prompt: promptFunction,
  score: scoreFunction,
  upsell: upsellFunction,
}
