import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { judgeContact } from '../../hooks/audience/judgeContact.js'
import { forgetTraces } from '../../hooks/contacts/forgetTraces.js'
import { recordChanges } from '../../hooks/contacts/recordChanges.js'
import { settleContact } from '../../hooks/contacts/settleContact.js'
import { tellLeads } from '../../hooks/contacts/tellLeads.js'
import { lookForDuplicates } from '../../hooks/duplicates/lookForDuplicates.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { ownedAccess } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { duplicateNotice } from '../shared/duplicateNotice.js'
import { overviewView } from '../shared/overviewView.js'
import { contactFields } from './fields.js'

/** Contacts: people, as the CRM and the newsletter know them. */
export const createContactsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: ownedAccess(crm),
      admin: {
        components: {
          beforeListTable: ['payload-crm/rsc#ContactFiles'],
          views: { edit: { overview: overviewView('ContactOverview') } },
        },
        defaultColumns: ['name', 'email', 'company', 'lifecycle', 'engagementStage', 'owner'],
        listSearchableFields: ['name', 'email'],
        useAsTitle: 'name',
      },
      defaultSort: '-createdAt',
      fields: [duplicateNotice(crm, 'contacts'), ...contactFields(crm)],
      hooks: {
        afterChange: [
          judgeContact(crm),
          recordChanges(crm),
          tellLeads(crm),
          lookForDuplicates(crm, 'contacts'),
        ],
        beforeChange: [settleContact(crm)],
        beforeDelete: [
          refuseWhenReferenced([{ collection: crm.slugs.leads, field: 'contact' }]),
          forgetTraces(crm),
        ],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmContacts', singularName: 'CrmContact' },
    key: 'contacts',
  })
