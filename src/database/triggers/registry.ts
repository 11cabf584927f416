import type { Kept } from './types.js'

import { leadTotals } from '../rollUps/leadTotals.js'

/** All that triggers keep. */
export const kept: Kept[] = [leadTotals]
