import type { CRMContext } from '../../../context.js'

import { AI_FUNCTIONS } from '../../../domain/ai/types.js'

/** All prices are in one currency; `null` where no model has a price. */
export const currencyOf = ({ provider }: CRMContext['ai']): null | string =>
  AI_FUNCTIONS.map((name) => provider?.priceOf({ function: name })?.currency).find(Boolean) ?? null
