import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { AIUsageReport } from '../../../domain/ai/usage.js'

import { readUsage } from '../../../database/ai/readUsage.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { addDays } from '../../../domain/shared/days.js'
import { currencyOf } from './currencyOf.js'

/** What the models were asked in so many days, today among them, and what it cost. */
export const reportUsage = async ({
  crm,
  days,
  req,
}: {
  crm: CRMContext
  days: number
  req: PayloadRequest
}): Promise<AIUsageReport> => {
  const to = dayInZone({ moment: crm.now(), timeZone: await readTimeZone({ crm, req }) })
  const from = addDays({ day: to, days: 1 - days })
  return { currency: currencyOf(crm.ai), from, to, ...(await readUsage({ from, req, to })) }
}
