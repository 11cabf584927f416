import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { rebuildEngagement } from '../../../database/audience/rebuildEngagement.js'
import { syncLeads, syncLeadsOfCompany } from '../../../database/contacts/syncLeads.js'
import { followContacts } from '../../contacts/operations/followContacts.js'

type Args = { crm: CRMContext; ids: (number | string)[]; req: PayloadRequest }

const FOLLOW: Record<DuplicateKind, (args: Args) => Promise<void>> = {
  companies: async ({ crm, ids, req }) => {
    for (const company of ids) {
      await syncLeadsOfCompany({ company, crm, req })
    }
  },
  contacts: async ({ crm, ids, req }) => {
    for (const contact of ids) {
      await syncLeads({ contact, crm, req })
    }
    await rebuildEngagement({ contacts: ids, crm, req })
    await followContacts({ contacts: ids, crm, req })
  },
}

/** What is made of the records that point to two others follows, after they went from one to the other. */
export const followMoves = ({ kind, ...args }: { kind: DuplicateKind } & Args): Promise<void> =>
  FOLLOW[kind](args)
