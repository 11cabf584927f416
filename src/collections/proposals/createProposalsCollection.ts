import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ProposalStatus } from '../../domain/proposals/status.js'

import {
  isProposalExpired,
  PROPOSAL_INITIAL,
  PROPOSAL_STATUSES,
  PROPOSAL_TRANSITIONS,
} from '../../domain/proposals/status.js'
import { stampStatus } from '../../hooks/proposals/stampStatus.js'
import { computeTotal } from '../../hooks/shared/computeTotal.js'
import { guardStatus } from '../../hooks/shared/guardStatus.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { hangingAccess, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import {
  dayField,
  moneyField,
  relationField,
  systemDateField,
  textField,
} from '../shared/fields.js'
import { linesField } from '../shared/linesField.js'

/** Proposals: what a lead was offered. */
export const createProposalsCollection = (crm: CRMContext): CollectionConfig => {
  const on = { collection: crm.slugs.leads, field: 'lead' }
  return createCollection({
    config: {
      access: hangingAccess(crm, on),
      admin: {
        defaultColumns: ['name', 'lead', 'status', 'totalValue', 'expiresAt'],
        useAsTitle: 'name',
      },
      fields: [
        textField('name', { required: true }),
        relationField('lead', crm.slugs.leads, { required: true }),
        {
          name: 'status',
          type: 'select',
          defaultValue: 'draft',
          index: true,
          label: label('fields:status'),
          options: PROPOSAL_STATUSES.map((value) => ({
            label: label(`proposalStatuses:${value}`),
            value,
          })),
          required: true,
        },
        linesField(crm),
        moneyField('totalValue', crm, {
          access: { create: systemOnly, update: systemOnly },
          admin: { position: 'sidebar', readOnly: true },
          defaultValue: 0,
        }),
        systemDateField('sentAt'),
        systemDateField('viewedAt'),
        dayField('expiresAt'),
        {
          name: 'isExpired',
          type: 'checkbox',
          admin: { position: 'sidebar', readOnly: true },
          hooks: {
            afterRead: [
              ({ siblingData }) =>
                isProposalExpired({
                  expiresAt: siblingData.expiresAt as null | string | undefined,
                  now: crm.now(),
                  status: siblingData.status as ProposalStatus,
                }),
            ],
          },
          label: label('fields:isExpired'),
          virtual: true,
        },
      ],
      hooks: {
        beforeChange: [
          guardStatus({ initial: PROPOSAL_INITIAL, noun: 'proposal', table: PROPOSAL_TRANSITIONS }),
          stampStatus(crm),
          computeTotal(crm),
        ],
        beforeDelete: [refuseWhenReferenced([{ collection: crm.slugs.orders, field: 'proposal' }])],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmProposals', singularName: 'CrmProposal' },
    key: 'proposals',
  })
}
