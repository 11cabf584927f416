import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { PersonRecords } from '../../../database/privacy/readRecords.js'

import { isReadable } from '../../../database/isReadable.js'
import { readPerson } from '../../../database/privacy/readPerson.js'
import { readPersonRecords } from '../../../database/privacy/readRecords.js'
import { CRMError } from '../../../utilities/crmError.js'

export type PersonExport = {
  /** Ids of the contacts that are this person. */
  contacts: string[]
  exportedAt: string
  /** By table, in the columns of the database. */
  records: PersonRecords
}

/**
 * Everything the CRM has about a person, as they may ask for it: their contact, those merged into it,
 * and every row of every table that refers to one of them.
 *
 * @throws CRMError `not_found`
 */
export const exportPerson = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<PersonExport> => {
  if (!(await isReadable({ id, collection: crm.slugs.contacts, isTrashRead: true, req }))) {
    throw new CRMError({ code: 'not_found', message: req.t('error:notFound') })
  }
  const person = await readPerson({ id, crm, isLocked: false, req })
  return {
    contacts: person.contacts,
    exportedAt: crm.now().toISOString(),
    records: await readPersonRecords({ crm, person, req }),
  }
}
