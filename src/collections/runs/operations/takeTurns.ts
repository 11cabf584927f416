import type { Payload } from 'payload'

import { Semaphore } from 'async-mutex'

import type { CRMContext } from '../../../context.js'
import type { AIProvider } from '../../../domain/ai/provider.js'

/** Who may ask at the moment, in each process. */
const turns = new WeakMap<Payload, Semaphore>()

const turnsOf = ({ crm, payload }: { crm: CRMContext; payload: Payload }): Semaphore => {
  const own = turns.get(payload) ?? new Semaphore(crm.ai.concurrency)
  turns.set(payload, own)
  return own
}

/**
 * A provider that is asked by so many batches of a process at once, and no more: batches read and write
 * while others wait for their answers. People who wait at a screen do not stand in this line.
 */
const inTurns = ({ own, provider }: { own: Semaphore; provider: AIProvider }): AIProvider => ({
  name: provider.name,
  generate: (request) => own.runExclusive(() => provider.generate(request)),
  modelOf: (args) => provider.modelOf(args),
  priceOf: (args) => provider.priceOf(args),
})

/** The context of a batch: its model is asked in turns. */
export const takeTurns = ({ crm, payload }: { crm: CRMContext; payload: Payload }): CRMContext => {
  const { provider } = crm.ai
  return provider
    ? { ...crm, ai: { ...crm.ai, provider: inTurns({ own: turnsOf({ crm, payload }), provider }) } }
    : crm
}
