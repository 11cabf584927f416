export type { CRMContext } from '../context.js'
export type { CRMAccess, CRMOptions } from '../options.js'
