import type { Access, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { RecordAccess } from '../../utilities/access.js'

import { isHistory } from '../../domain/activities/types.js'
import {
  canCreateOn,
  canDelete,
  canReadRows,
  canWriteRows,
  ownedBy,
} from '../../utilities/access.js'

type ID = number | string

const onNoLead = (where: Where): Where => ({ and: [{ lead: { exists: false } }, where] })

/** What hangs on a lead is the owner's of that lead, anything else its author's; a task is also its assignee's. */
const mine = (id: ID): Where => ({
  or: [
    ownedBy({ id, path: 'lead.' }),
    onNoLead({ createdBy: { equals: id } }),
    { assignee: { equals: id } },
  ],
})

/** Whoever owns a person or a company sees what others noted there, leads of others aside. */
const seen = (id: ID): Where => ({
  or: [
    mine(id),
    onNoLead({ or: [ownedBy({ id, path: 'contact.' }), ownedBy({ id, path: 'company.' })] }),
  ],
})

/** People log what they did; history is the system's to write. */
const canLog =
  (write: Access): Access =>
  (args) =>
    isHistory((args.data as { type?: unknown } | undefined)?.type) ? false : write(args)

/** Activities hang on leads, people and companies, or on nothing: who reads and writes them. */
export const activityAccess = (crm: CRMContext): RecordAccess => {
  const hang = canCreateOn(crm, { collection: crm.slugs.leads, field: 'lead' })
  const update: Access = async (args) => (await hang(args)) && canWriteRows(crm, mine)(args)
  return {
    create: canLog(hang),
    delete: canDelete(crm, update),
    read: canReadRows(crm, seen),
    update,
  }
}
