import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { COMPANY_KINDS, COMPANY_LIFECYCLES } from '../../domain/companies/kinds.js'
import { canCreate, canDelete, canRead, canWriteOwn } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import {
  countField,
  dayField,
  externalIDField,
  importHashField,
  moneyField,
  ownerField,
  relationField,
  textField,
} from '../shared/fields.js'

/** Companies: advertisers, agencies and brands. */
export const createCompaniesCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: {
        create: canCreate(crm),
        delete: canDelete(crm, canWriteOwn(crm)),
        read: canRead(crm),
        update: canWriteOwn(crm),
      },
      admin: {
        defaultColumns: ['name', 'industry', 'lifecycle', 'owner', 'updatedAt'],
        useAsTitle: 'name',
      },
      fields: [
        textField('name', { index: true, required: true }),
        {
          name: 'kind',
          type: 'select',
          defaultValue: 'advertiser',
          label: label('fields:companyKind'),
          options: COMPANY_KINDS.map((value) => ({ label: label(`companyKinds:${value}`), value })),
        },
        {
          name: 'lifecycle',
          type: 'select',
          defaultValue: 'prospect',
          index: true,
          label: label('fields:lifecycle'),
          options: COMPANY_LIFECYCLES.map((value) => ({
            label: label(`companyLifecycles:${value}`),
            value,
          })),
        },
        relationField('parent', crm.slugs.companies),
        textField('domain'),
        textField('industry'),
        textField('country'),
        countField('size', { defaultValue: undefined, required: false, validate: undefined }),
        moneyField('annualRevenue', crm),
        dayField('renewalDate'),
        ownerField(crm),
        externalIDField(),
        importHashField(),
      ],
    },
    crm,
    graphQL: { pluralName: 'CrmCompanies', singularName: 'CrmCompany' },
    key: 'companies',
  })
