import type { Fault } from './fault.js'

import { A1 } from './A1.js'
import { A3 } from './A3.js'
import { A6 } from './A6.js'
import { C1 } from './C1.js'
import { C2 } from './C2.js'
import { C3 } from './C3.js'
import { C5 } from './C5.js'
import { C8 } from './C8.js'
import { C9 } from './C9.js'
import { C10 } from './C10.js'
import { H1 } from './H1.js'
import { H5 } from './H5.js'
import { H8 } from './H8.js'
import { H9 } from './H9.js'
import { K1 } from './K1.js'
import { K2 } from './K2.js'
import { K3 } from './K3.js'
import { K4 } from './K4.js'
import { K6 } from './K6.js'
import { L1 } from './L1.js'
import { L6 } from './L6.js'
import { N2 } from './N2.js'
import { TERM } from './TERM.js'

/** Every id, in the order in which they run and are reported. */
export const faults: Fault[] = [
  ...[C1, C2, C3, C5, C8, C9, C10, N2],
  ...[K1, K2, K3, K4, K6, TERM],
  ...[H1, H5, H8, H9, A1, A3, A6, L1, L6],
]
