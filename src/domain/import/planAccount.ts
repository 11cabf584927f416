import type { COMPANY_LIFECYCLES } from '../companies/kinds.js'
import type { AccountRow } from './salesFiles.js'

import { roundMoney } from '../shared/money.js'
import { accountExternalID } from './names.js'

/** The file counts revenue in millions. */
const MILLION = 1_000_000

export type AccountPlan = {
  /** Major units. */
  annualRevenue: null | number
  country: null | string
  externalID: string
  industry: null | string
  lifecycle: (typeof COMPANY_LIFECYCLES)[number]
  name: string
  size: null | number
}

/** Decides what an account of the file becomes; whoever has bought is a customer. */
export const planAccount = ({
  currency,
  isCustomer,
  row: { name, country, employees, industry, revenue },
}: {
  currency: string
  isCustomer: boolean
  row: AccountRow
}): AccountPlan => ({
  name,
  annualRevenue: revenue === null ? null : roundMoney({ amount: revenue * MILLION, currency }),
  country,
  externalID: accountExternalID(name),
  industry,
  lifecycle: isCustomer ? 'customer' : 'prospect',
  size: employees,
})
