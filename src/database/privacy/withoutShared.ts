import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Identifiers } from '../../domain/privacy/identifiers.js'

import { execute, tableOf } from '../session.js'

/**
 * What of somebody's identifiers nobody else has: a name or a number that another record has as well
 * (a namesake, a switchboard) stays where it may be theirs. An address is one person's.
 */
export const withoutShared = async ({
  crm,
  identifiers: { emails, names, phones },
  req,
}: {
  crm: CRMContext
  identifiers: Identifiers
  req: PayloadRequest
}): Promise<Identifiers> => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const companies = tableOf({ collection: crm.slugs.companies, req })
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const isNameShared = async (words: string[]): Promise<boolean> => {
    const pattern = `^${words.join('[^[:alnum:]]+')}$`
    const rows = await execute({
      query: sql`
        select 1 from ${contacts} where name ~* ${pattern}
        union all select 1 from ${leads} where contact_name ~* ${pattern} limit 1`,
      req,
    })
    return rows.length > 0
  }
  const isPhoneShared = async (digits: string): Promise<boolean> => {
    const rows = await execute({
      query: sql`
        select 1 from ${contacts} where regexp_replace(phone, '\\D', '', 'g') = ${digits}
        union all select 1 from ${companies} where regexp_replace(phone, '\\D', '', 'g') = ${digits}
        union all
        select 1 from ${leads} where regexp_replace(contact_phone, '\\D', '', 'g') = ${digits}
        limit 1`,
      req,
    })
    return rows.length > 0
  }
  const own: Identifiers = { emails, names: [], phones: [], words: [] }
  for (const name of names) {
    if (!(await isNameShared(name))) {
      own.names.push(name)
    }
  }
  for (const phone of phones) {
    if (!(await isPhoneShared(phone))) {
      own.phones.push(phone)
    }
  }
  return own
}
