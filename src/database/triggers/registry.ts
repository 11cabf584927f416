import type { Kept } from './types.js'

import { leadHistory } from '../analytics/leadHistory.js'
import { keepEngagement } from '../audience/keepEngagement.js'
import { stageTotals } from '../audience/stageTotals.js'
import { leadTotals } from '../rollUps/leadTotals.js'
import { revenue } from '../rollUps/revenue.js'
import { keepSearch } from '../search/keepSearch.js'

/** All that triggers keep. */
export const kept: Kept[] = [
  leadHistory,
  leadTotals,
  revenue,
  keepEngagement,
  stageTotals,
  keepSearch,
]
