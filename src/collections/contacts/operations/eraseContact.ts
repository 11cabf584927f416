import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ErasedRows } from '../../../database/privacy/erasePerson.js'

import { isReadable } from '../../../database/isReadable.js'
import { erasePerson } from '../../../database/privacy/erasePerson.js'
import { readPerson } from '../../../database/privacy/readPerson.js'
import { CRMError } from '../../../utilities/crmError.js'

export type Erasure = {
  /** Ids of the contacts that were this person; they stay, and name nobody. */
  contacts: string[]
  /** In how many rows of which tables something was found besides. */
  rows: ErasedRows
}

/**
 * Erases a person for good: no table says any more who it was, and every count and sum stays as it is.
 * Whoever is taken in with their address again is marked as not to be written to. Runs in the request's
 * transaction.
 *
 * @throws CRMError `not_found`
 */
export const eraseContact = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<Erasure> => {
  if (!(await isReadable({ id, collection: crm.slugs.contacts, isTrashRead: true, req }))) {
    throw new CRMError({ code: 'not_found', message: req.t('error:notFound') })
  }
  const person = await readPerson({ id, crm, isLocked: true, req })
  const name = req.t('crm:privacy:erasedName' as never)
  const rows = await erasePerson({ name, crm, person, req })
  req.payload.logger.info({ contacts: person.contacts, msg: 'A person was erased.' })
  return { contacts: person.contacts, rows }
}
