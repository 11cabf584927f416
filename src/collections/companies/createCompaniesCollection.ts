import type { CollectionConfig, NumberField } from 'payload'

import type { CRMContext } from '../../context.js'

import { COMPANY_KINDS, COMPANY_LIFECYCLES } from '../../domain/companies/kinds.js'
import { MAX_MONEY } from '../../domain/shared/money.js'
import { ownedAccess, systemOnly } from '../../utilities/access.js'
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

/** A figure the system works out, shown once there is one. */
const systemFigure = (name: string, max: number): NumberField => ({
  name,
  type: 'number',
  access: { create: systemOnly, update: systemOnly },
  admin: {
    condition: (data) => typeof data[name] === 'number',
    position: 'sidebar',
    readOnly: true,
  },
  label: label(`fields:${name}`),
  max,
  min: 0,
})

/** Companies: advertisers, agencies and brands. */
export const createCompaniesCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: ownedAccess(crm),
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
        systemFigure('health', 100),
        textField('churnRisk', {
          access: { create: systemOnly, update: systemOnly },
          admin: {
            condition: (data) => Boolean(data.churnRisk),
            position: 'sidebar',
            readOnly: true,
          },
          maxLength: 40,
        }),
        systemFigure('lifetimeValue', MAX_MONEY),
        ownerField(crm),
        externalIDField(),
        importHashField(),
      ],
    },
    crm,
    graphQL: { pluralName: 'CrmCompanies', singularName: 'CrmCompany' },
    key: 'companies',
  })
