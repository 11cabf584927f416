import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'

import { readSettings } from './readSettings.js'

const known = new WeakMap<PayloadRequest, Promise<string>>()

/** The time zone of calendar days, read once per request however many records ask for it. */
export const readTimeZone = ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<string> => {
  const zone = known.get(req) ?? readSettings({ crm, req }).then(({ timeZone }) => timeZone)
  known.set(req, zone)
  return zone
}
