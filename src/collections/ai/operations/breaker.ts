import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Breaker } from '../../../domain/ai/breaker.js'
import type { AIError, AIProvider } from '../../../domain/ai/provider.js'

import { readBreaker, writeBreaker } from '../../../database/ai/breakers.js'
import { afterQuestion, openUntil, stateOf, withProbe } from '../../../domain/ai/breaker.js'

type Args = { crm: CRMContext; model: string; payload: Payload }

/** What a breaker is kept by: models of one provider fail apart. */
export const breakerKey = ({ model, provider }: { model: string; provider: AIProvider }): string =>
  `${provider.name} ${model}`

/** Others write too; whoever was seen by somebody else first looks again. */
const MAX_LOOKS = 20

/** Whether a question may be asked. A probe is the one that finds out whether the model is back. */
export type Entry = { isAllowed: false; retryAt: Date } | { isAllowed: true; isProbe: boolean }

/** Asks the breaker, which all nodes share, to let a question through. */
export const enterBreaker = async ({
  crm,
  model,
  payload,
  until,
}: { until: Date } & Args): Promise<Entry> => {
  const now = crm.now()
  const { breaker, version } = await readBreaker({ model, payload })
  switch (stateOf({ breaker, now })) {
    case 'closed':
      return { isAllowed: true, isProbe: false }
    case 'half_open': {
      const isProbe = await writeBreaker({
        breaker: withProbe({ breaker, until }),
        model,
        payload,
        version,
      })
      return isProbe ? { isAllowed: true, isProbe } : { isAllowed: false, retryAt: until }
    }
    case 'open':
      return { isAllowed: false, retryAt: openUntil({ breaker, now })! }
  }
}

const isSame = (one: Breaker, other: Breaker): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Tells the breaker how a question ended; `null` is with an answer. */
export const leaveBreaker = async ({
  crm,
  error,
  isProbe,
  model,
  payload,
}: { error: AIError | null; isProbe: boolean } & Args): Promise<void> => {
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const { breaker, version } = await readBreaker({ model, payload })
    const next = afterQuestion({ breaker, error, isProbe, now: crm.now() })
    const isDone =
      isSame(next, breaker) || (await writeBreaker({ breaker: next, model, payload, version }))
    if (isDone) {
      return
    }
  }
}
