import type { Field, NumberField, SelectField, TextField } from 'payload'

import type { CRMContext } from '../../context.js'

import { domainNameOf, websiteOf } from '../../domain/companies/domainName.js'
import { COMPANY_KINDS, COMPANY_LIFECYCLES } from '../../domain/companies/kinds.js'
import { MAX_MONEY } from '../../domain/shared/money.js'
import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import {
  countField,
  dayField,
  externalIDField,
  importHashField,
  moneyField,
  ownerField,
  phoneField,
  relationField,
  systemDateField,
  tagsField,
  textareaField,
  textField,
  textRule,
} from '../shared/fields.js'
import { row } from '../shared/layout.js'

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

const kindField: SelectField = {
  name: 'kind',
  type: 'select',
  defaultValue: 'advertiser',
  label: label('fields:companyKind'),
  options: COMPANY_KINDS.map((value) => ({ label: label(`companyKinds:${value}`), value })),
}

const lifecycleField: SelectField = {
  name: 'lifecycle',
  type: 'select',
  defaultValue: 'prospect',
  index: true,
  label: label('fields:lifecycle'),
  options: COMPANY_LIFECYCLES.map((value) => ({
    label: label(`companyLifecycles:${value}`),
    value,
  })),
}

const domainField = (): TextField =>
  textField('domain', {
    hooks: {
      beforeValidate: [
        ({ value }) => (typeof value === 'string' ? (domainNameOf(value) ?? value) : value),
      ],
    },
    index: true,
    validate: textRule({
      isValid: (value) => domainNameOf(value) !== null,
      message: 'domain',
    }),
  })

const websiteField = (): TextField =>
  textField('website', {
    hooks: {
      beforeValidate: [
        ({ value }) => (typeof value === 'string' ? (websiteOf(value) ?? value) : value),
      ],
    },
    maxLength: 2000,
    validate: textRule({
      isValid: (value) => value.length <= 2000 && websiteOf(value) !== null,
      message: 'website',
    }),
  })

/** Everything a company carries; amounts in major units of the product's currency. */
export const companyFields = (crm: CRMContext): Field[] => [
  textField('name', { index: true, required: true }),
  row(kindField, lifecycleField),
  row(domainField(), websiteField()),
  row(phoneField('phone', crm), relationField('parent', crm.slugs.companies)),
  row(textField('industry'), textField('country')),
  row(
    countField('size', { defaultValue: undefined, required: false, validate: undefined }),
    moneyField('annualRevenue', crm),
    dayField('renewalDate'),
  ),
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
  tagsField(),
  textareaField('notes'),
  systemDateField('lastActivityAt'),
  relationField('mergedInto', crm.slugs.companies, {
    access: { create: systemOnly, update: systemOnly },
    admin: {
      condition: (data) => Boolean(data.mergedInto),
      position: 'sidebar',
      readOnly: true,
    },
  }),
  ...(crm.customFields.companies ?? []),
  ownerField(crm),
  externalIDField(),
  importHashField(),
]
