import type { Mapping } from './mapping.js'

import { textUpTo, usAmount, usDate, wholeNumber } from './parsers.js'

export type AccountRow = {
  country: null | string
  employees: null | number
  industry: null | string
  name: string
  /** Name of the account it belongs to. */
  parent: null | string
  /** Millions. */
  revenue: null | number
}

export type AgentRow = { name: string }

export type OpportunityRow = {
  account: null | string
  agent: string
  /** `YYYY-MM-DD`, as all days here. */
  closedOn: null | string
  engagedOn: null | string
  id: string
  product: string
  stage: string
  /** What a won one brought; major units. */
  value: null | number
}

export type ProductRow = {
  name: string
  /** List price, major units. */
  price: number
  series: null | string
}

export type SalesRows = {
  accounts: AccountRow
  agents: AgentRow
  opportunities: OpportunityRow
  products: ProductRow
}

export type SalesKind = keyof SalesRows

export type FileKind<Row> = {
  /** Columns that tell this file from others and are not taken over. */
  alsoHas?: string[]
  mapping: Mapping<Row>
  /** What the file holds, for messages. */
  noun: string
}

const name = textUpTo(200)

/** Misspellings in the published book, and what is meant. */
const INDUSTRIES = { technolgy: 'technology' } as const
const COUNTRIES = { Philipines: 'Philippines' } as const

/** The four files of a sales book. */
export const SALES_FILES: { readonly [Kind in SalesKind]: FileKind<SalesRows[Kind]> } = {
  accounts: {
    mapping: {
      name: { header: 'account', isRequired: true, parse: name },
      country: { corrections: COUNTRIES, header: 'office_location', parse: name },
      employees: { header: 'employees', parse: wholeNumber },
      industry: { corrections: INDUSTRIES, header: 'sector', parse: name },
      parent: { header: 'subsidiary_of', parse: name },
      revenue: { header: 'revenue', parse: usAmount },
    },
    noun: 'accounts',
  },
  agents: {
    alsoHas: ['manager'],
    mapping: { name: { header: 'sales_agent', isRequired: true, parse: name } },
    noun: 'sales agents',
  },
  opportunities: {
    mapping: {
      id: { header: 'opportunity_id', isRequired: true, parse: textUpTo(120) },
      account: { header: 'account', parse: name },
      agent: { header: 'sales_agent', isRequired: true, parse: name },
      closedOn: { header: 'close_date', parse: usDate },
      engagedOn: { header: 'engage_date', parse: usDate },
      product: { header: 'product', isRequired: true, parse: name },
      stage: { header: 'deal_stage', isRequired: true, parse: name },
      value: { header: 'close_value', parse: usAmount },
    },
    noun: 'opportunities',
  },
  products: {
    mapping: {
      name: { header: 'product', isRequired: true, parse: name },
      price: { header: 'sales_price', isRequired: true, parse: usAmount },
      series: { header: 'series', parse: name },
    },
    noun: 'products',
  },
}

export const SALES_KINDS = Object.keys(SALES_FILES) as SalesKind[]

/** The columns by which a file of this kind is known. */
export const columnsOf = (kind: SalesKind): string[] => {
  const { alsoHas = [], mapping } = SALES_FILES[kind] as FileKind<Record<string, unknown>>
  return [...Object.values(mapping).map(({ header }) => header), ...alsoHas]
}
