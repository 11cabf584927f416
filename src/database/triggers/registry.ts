import type { Kept } from './types.js'

import { leadHistory } from '../analytics/leadHistory.js'
import { leadTotals } from '../rollUps/leadTotals.js'
import { revenue } from '../rollUps/revenue.js'

/** All that triggers keep. */
export const kept: Kept[] = [leadHistory, leadTotals, revenue]
