import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Proposal } from '../../domain/proposals/types.js'

import { supersedeProposal } from '../../collections/proposals/operations/supersedeProposal.js'
import { relationID } from '../../utilities/relationID.js'

/** With a revision going out, the one before it is no offer any more. */
export const replaceFormer =
  (crm: CRMContext): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, req }) => {
    const { id, revisionOf, status } = doc as Proposal
    const former = relationID(revisionOf)
    if (former !== null && status === 'sent' && (previousDoc as Proposal)?.status === 'draft') {
      await supersedeProposal({ id: former, by: id, crm, req })
    }
    return doc as unknown
  }
