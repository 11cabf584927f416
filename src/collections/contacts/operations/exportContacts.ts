import type { PayloadRequest, SelectType, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ContactNames } from '../../../domain/export/contactRow.js'

import { readUserNames } from '../../../database/readUserNames.js'
import { CONTACT_COLUMNS, contactRow } from '../../../domain/export/contactRow.js'
import { CRMError } from '../../../utilities/crmError.js'
import { relationID } from '../../../utilities/relationID.js'
import { exportRecords } from '../../shared/operations/exportRecords.js'
import { customFieldsOf } from './customFields.js'

type Contact = Record<string, unknown>
type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** Labels of columns that every collection has. */
const COMMON: Record<string, string> = {
  createdAt: 'general:createdAt',
  updatedAt: 'general:updatedAt',
}

/** Names of the companies the user may read, by id as text. */
const readCompanies = async ({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): Promise<Map<string, string>> => {
  if (ids.length === 0) {
    return new Map()
  }
  const { docs } = await req.payload.find({
    collection: crm.slugs.companies,
    depth: 0,
    limit: ids.length,
    overrideAccess: false,
    pagination: false,
    req,
    select: { name: true },
    user: req.user,
    where: { id: { in: ids } },
  })
  return new Map(docs.map(({ id, name }) => [String(id), String(name)]))
}

const idsOf = (contacts: Contact[], field: string): ID[] => [
  ...new Set(contacts.flatMap((contact) => relationID(contact[field]) ?? [])),
]

const rowsOf = async ({
  columns,
  contacts,
  crm,
  req,
}: { columns: string[]; contacts: Contact[] } & Args): Promise<unknown[][]> => {
  const users = await readUserNames({ crm, ids: idsOf(contacts, 'owner'), req })
  const companies = await readCompanies({ crm, ids: idsOf(contacts, 'company'), req })
  const namesOf = ({ company, owner }: Contact): ContactNames => ({
    company: companies.get(String(relationID(company))) ?? '',
    owner: users.get(String(relationID(owner))) ?? '',
  })
  return contacts.map((contact) => contactRow({ columns, contact, names: namesOf(contact) }))
}

/** @throws CRMError `invalid_input` for a column that a file of contacts does not have */
const chooseColumns = ({
  columns,
  known,
}: {
  columns: string[] | undefined
  known: string[]
}): string[] => {
  const unknown = columns?.find((column) => !known.includes(column))
  if (unknown !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'columns',
      message: `A file of contacts has no column "${unknown}". It has ${known.join(', ')}.`,
    })
  }
  return columns && columns.length > 0 ? [...new Set(columns)] : known
}

/**
 * The contacts the user may read as a CSV file, part by part.
 *
 * @throws CRMError `invalid_input` for an unknown column, and as `exportRecords` does
 * @example await exportContacts({ columns: ['name', 'email'], crm, req, where: {} })
 */
export const exportContacts = async ({
  columns: given,
  crm,
  req,
  ...query
}: { columns?: string[]; sort?: string; where: Where } & Args): Promise<
  AsyncGenerator<string, void, undefined>
> => {
  const custom = customFieldsOf({ crm, language: req.i18n.language })
  const labels = new Map(custom.map(({ name, label }) => [name, label]))
  const columns = chooseColumns({
    columns: given,
    known: [...CONTACT_COLUMNS, ...custom.map(({ name }) => name)],
  })
  return exportRecords<Contact>({
    ...query,
    collection: crm.slugs.contacts,
    headings: columns.map(
      (column) => labels.get(column) ?? req.t((COMMON[column] ?? `crm:fields:${column}`) as never),
    ),
    req,
    rowsOf: (contacts) => rowsOf({ columns, contacts, crm, req }),
    select: Object.fromEntries(columns.map((column) => [column, true])) as SelectType,
  })
}
