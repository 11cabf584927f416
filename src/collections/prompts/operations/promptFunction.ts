import type { EngineFunction } from '../../runs/operations/types.js'

import { findPromptCandidates } from '../../../database/prompts/readPromptOrders.js'
import { subjectFilter } from '../../../database/runs/subjectFilter.js'
import { decidePrompts, dueOnly, preparePrompts } from './preparePrompts.js'
import { savePrompt } from './savePrompt.js'

/** Orders looked at in one statement. */
const PAGE = 500

/** Messages to the advertisers of orders with new performance, for runs of the engine. */
export const promptFunction: EngineFunction = {
  name: 'prompt',
  plan: async ({ crm, req, scope: { ids } }) => {
    const filter = await subjectFilter({ collection: crm.slugs.orders, req })
    if (filter === false) {
      return []
    }
    const found = await findPromptCandidates({ crm, filter, req })
    const named = ids && new Set(ids.map(String))
    const candidates = named ? found.filter((id) => named.has(String(id))) : found
    const due: (number | string)[] = []
    for (let from = 0; from < candidates.length; from += PAGE) {
      const page = candidates.slice(from, from + PAGE)
      const quietDays = crm.ai.promptQuietDays
      const decided = await decidePrompts({ crm, ids: page, quietDays, req })
      due.push(...(await dueOnly({ crm, decided, req })).map(({ order }) => order.id))
    }
    return due
  },
  prepare: async ({ crm, ids, payload, req, signal }) => {
    const { error, prepared, usage } = await preparePrompts({ crm, ids, payload, req, signal })
    return async ({ req: within }) => {
      let prompts = 0
      for (const one of prepared) {
        const { state } = await savePrompt({ crm, prepared: one, req: within })
        prompts += state === 'written' ? 1 : 0
      }
      return {
        counts: { prompts },
        errors: error ? [{ kind: error.kind, subjects: ids.length }] : [],
        ...(usage ? { usage: [usage] } : {}),
      }
    }
  },
}
