export { crmPlugin } from './plugin.js'
