import type { NamedCompany } from '../../../../database/contacts/import/companies.js'
import type { ContactRow } from '../../../../domain/contacts/import/types.js'

type Row = Pick<ContactRow, 'company'>

const keyOf = ({ name, domain }: NonNullable<ContactRow['company']>): string =>
  `${domain ?? ''} ${name ?? ''}`

/** Companies that rows name, each spelling once, and the place of a row's own among them. */
export const namedCompanies = (
  rows: Row[],
): { companies: NamedCompany[]; refOf: (row: Row) => number } => {
  const refs = new Map<string, number>()
  const companies: NamedCompany[] = []
  for (const { company } of rows) {
    if (company && !refs.has(keyOf(company))) {
      refs.set(keyOf(company), companies.length)
      companies.push({ ...company, ref: companies.length })
    }
  }
  return { companies, refOf: ({ company }) => (company ? refs.get(keyOf(company))! : -1) }
}
