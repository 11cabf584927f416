import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { EngagementMonth } from '../../../domain/contacts/detail.js'

import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { readEngagementMonths } from '../../../database/timeline/readMonths.js'
import { dayInZone, monthsOf, startOfMonth } from '../../../domain/revenue/period.js'
import { findRecord } from '../../contacts/operations/describeRecord.js'

/**
 * Twelve months of what a person, or a company's people, did; the current one is the last.
 *
 * @throws CRMError `not_found` for who is not there or not to be seen
 */
export const getEngagementMonths = async (args: {
  crm: CRMContext
  req: PayloadRequest
  subject: { id: number | string; key: 'companies' | 'contacts' }
}): Promise<{ months: EngagementMonth[]; timeZone: string }> => {
  await findRecord(args)
  const timeZone = await readTimeZone(args)
  const to = dayInZone({ moment: args.crm.now(), timeZone })
  const months = monthsOf({ from: startOfMonth({ day: to, monthsBefore: 11 }), to })
  return { months: await readEngagementMonths({ ...args, months, timeZone }), timeZone }
}
