import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { deleteActivitiesOf } from '../../hooks/companies/deleteActivitiesOf.js'
import { findDomain } from '../../hooks/companies/findDomain.js'
import { tellLeads } from '../../hooks/companies/tellLeads.js'
import { lookForDuplicates } from '../../hooks/duplicates/lookForDuplicates.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { ownedAccess } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { duplicateNotice } from '../shared/duplicateNotice.js'
import { overviewView } from '../shared/overviewView.js'
import { companyFields } from './fields.js'

/** Companies: advertisers, agencies and brands. */
export const createCompaniesCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: ownedAccess(crm),
      admin: {
        components: { views: { edit: { overview: overviewView('CompanyOverview') } } },
        defaultColumns: ['name', 'industry', 'lifecycle', 'owner', 'updatedAt'],
        useAsTitle: 'name',
      },
      fields: [duplicateNotice(crm, 'companies'), ...companyFields(crm)],
      hooks: {
        afterChange: [tellLeads(crm), lookForDuplicates(crm, 'companies')],
        beforeChange: [findDomain],
        beforeDelete: [
          refuseWhenReferenced([
            { collection: crm.slugs.leads, field: 'company' },
            { collection: crm.slugs.orders, field: 'company' },
            { collection: crm.slugs.contacts, field: 'company' },
            { collection: crm.slugs.companies, field: 'parent' },
          ]),
          deleteActivitiesOf(crm),
        ],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmCompanies', singularName: 'CrmCompany' },
    key: 'companies',
  })
