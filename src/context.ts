import type { Payload } from 'payload'

import type { SanitizedCRMOptions } from './options.js'

/** The one object every factory of the plugin takes. */
export type CRMContext = {
  /** The clock; the only place where the plugin asks for the time. */
  now: () => Date
} & SanitizedCRMOptions

const CUSTOM_KEY = 'payload-crm'

export const createContext = (options: SanitizedCRMOptions): CRMContext => ({
  ...options,
  now: () => new Date(),
})

/** How server components, which are reached by path strings only, find the context again. */
export const customConfig = (crm: CRMContext): Record<string, CRMContext> => ({ [CUSTOM_KEY]: crm })

/** @throws Error when the plugin is not installed in this Payload instance */
export const getCRM = (payload: Payload): CRMContext => {
  const crm = payload.config.custom?.[CUSTOM_KEY] as CRMContext | undefined
  if (!crm) {
    throw new Error('payload-crm: add crmPlugin() to the plugins of your Payload config.')
  }
  return crm
}
