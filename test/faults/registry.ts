import type { Fault } from './fault.js'

import { C1 } from './C1.js'
import { C2 } from './C2.js'

/** Every id, in the order in which they run and are reported. */
export const faults: Fault[] = [C1, C2]
