import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { PROPOSAL_INITIAL, PROPOSAL_TRANSITIONS } from '../../domain/proposals/status.js'
import { fillLines } from '../../hooks/proposals/fillLines.js'
import { guardSteps } from '../../hooks/proposals/guardSteps.js'
import { keepSent } from '../../hooks/proposals/keepSent.js'
import { replaceFormer } from '../../hooks/proposals/replaceFormer.js'
import { stampStatus } from '../../hooks/proposals/stampStatus.js'
import { computeTotal } from '../../hooks/shared/computeTotal.js'
import { guardStatus } from '../../hooks/shared/guardStatus.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { hangingAccess } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import {
  historyFields,
  linkFields,
  offeredFields,
  revisionFields,
  statusFields,
} from './proposalFields.js'

/** Proposals: what a lead was offered. */
export const createProposalsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: hangingAccess(crm, { collection: crm.slugs.leads, field: 'lead' }),
      admin: {
        defaultColumns: ['name', 'revision', 'lead', 'status', 'totalValue', 'expiresAt'],
        useAsTitle: 'name',
      },
      fields: [
        ...offeredFields(crm),
        ...statusFields(crm),
        ...revisionFields(crm),
        ...historyFields(crm),
        ...linkFields(),
      ],
      hooks: {
        afterChange: [replaceFormer(crm)],
        beforeChange: [
          guardStatus({ initial: PROPOSAL_INITIAL, noun: 'proposal', table: PROPOSAL_TRANSITIONS }),
          keepSent,
          fillLines(crm),
          guardSteps(crm),
          stampStatus(crm),
          computeTotal(crm),
        ],
        beforeDelete: [
          refuseWhenReferenced([
            { collection: crm.slugs.orders, field: 'proposal' },
            { collection: crm.slugs.proposals, field: 'supersededBy' },
          ]),
        ],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmProposals', singularName: 'CrmProposal' },
    key: 'proposals',
  })
