export type { CRMContext } from './context.js'
export { getCRM } from './context.js'
export type { CRMAccess, CRMOptions } from './options.js'
export { crmPlugin } from './plugin.js'
