import type { Field, RelationshipField, SelectField } from 'payload'

import type { CRMContext } from '../../context.js'

import { PRICING_MODELS } from '../../domain/products/pricing.js'
import { PROPOSAL_STATUSES } from '../../domain/proposals/status.js'
import { showExpired } from '../../hooks/proposals/showExpired.js'
import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import {
  DAY_ADMIN,
  dayField,
  endDayField,
  moneyField,
  relationField,
  systemDateField,
  textareaField,
  textField,
} from '../shared/fields.js'
import { linesField } from '../shared/linesField.js'

const system = { create: systemOnly, update: systemOnly }

/** Shown by the panel above the form. */
const unseen = { disableListColumn: true, hidden: true }

/** Editable while the proposal is a draft. What went out stays as its client has seen it. */
const draftOnly = (Field: string) => ({ components: { Field: `payload-crm/client#${Field}` } })

const dayAdmin = { ...DAY_ADMIN, ...draftOnly('ProposalDay') }

const uiField = (name: string, Field: string, clientProps: Record<string, string>): Field => ({
  name,
  type: 'ui',
  admin: {
    components: { Field: { clientProps, path: `payload-crm/client#${Field}` } },
    disableListColumn: true,
  },
})

const panelField = ({ slugs: { orders, proposals } }: CRMContext): Field =>
  uiField('panel', 'ProposalPanel', { ordersSlug: orders, proposalsSlug: proposals })

const totalField = ({ currency }: CRMContext): Field => uiField('total', 'LinesTotal', { currency })

/** How a line is billed: fixed with the offer, whatever becomes of the product. */
const pricingModelField: SelectField = {
  name: 'pricingModel',
  type: 'select',
  label: label('fields:pricingModel'),
  options: PRICING_MODELS.map((value) => ({ label: label(`pricingModels:${value}`), value })),
}

/** What the client is offered. */
export const offeredFields = (crm: CRMContext): Field[] => [
  panelField(crm),
  textField('name', { admin: draftOnly('ProposalText'), required: true }),
  relationField('lead', crm.slugs.leads, { admin: draftOnly('ProposalRelation'), required: true }),
  {
    type: 'row',
    fields: [
      dayField('startDate', { admin: dayAdmin }),
      endDayField({ admin: dayAdmin }),
      dayField('expiresAt', { admin: dayAdmin }),
    ],
  },
  {
    ...linesField(crm, [pricingModelField]),
    admin: { ...draftOnly('ProposalLines'), initCollapsed: false },
  },
  totalField(crm),
]

/** Where the offer stands. */
export const statusFields = (crm: CRMContext): Field[] => [
  {
    name: 'status',
    type: 'select',
    admin: { position: 'sidebar', readOnly: true }, // the panel above the form changes it
    defaultValue: 'draft',
    index: true,
    label: label('fields:status'),
    options: PROPOSAL_STATUSES.map((value) => ({
      label: label(`proposalStatuses:${value}`),
      value,
    })),
    required: true,
  },
  moneyField('totalValue', crm, {
    access: system,
    admin: { position: 'sidebar', readOnly: true },
    defaultValue: 0,
  }),
  systemDateField('sentAt'),
  systemDateField('viewedAt'),
  systemDateField('answeredAt'),
  {
    name: 'isExpired',
    type: 'checkbox',
    admin: { position: 'sidebar', readOnly: true },
    hooks: { afterRead: [showExpired(crm)] },
    label: label('fields:isExpired'),
    virtual: true,
  },
]

/** Who took which step, what the offer was sent with, and what the client said. */
export const historyFields = (crm: CRMContext): Field[] => [
  {
    name: 'history',
    type: 'array',
    access: system,
    admin: unseen,
    fields: [
      textField('from', { maxLength: 20 }),
      textField('to', { maxLength: 20, required: true }),
      { name: 'at', type: 'date', label: label('fields:occurredAt'), required: true },
      relationField('by', crm.usersSlug, { label: label('fields:author') }),
      textField('name'),
    ],
    label: label('fields:history'),
  },
  {
    name: 'sentWith',
    type: 'group',
    access: system,
    admin: unseen,
    fields: [
      textField('currency', { label: label('fields:currency'), maxLength: 3 }),
      textareaField('proposalTerms', { label: label('settings:proposalTerms') }),
      textareaField('sellerAddress', { label: label('settings:sellerAddress'), maxLength: 1000 }),
      textField('sellerLogoURL', { label: label('settings:sellerLogoURL') }),
      textField('sellerName', { label: label('settings:sellerName') }),
    ],
  },
  textField('answeredBy', { access: system, admin: unseen }),
  textareaField('answerNote', { access: system, admin: unseen }),
]

const revisionRelation = (name: string, crm: CRMContext): RelationshipField =>
  relationField(name, crm.slugs.proposals, { access: system, admin: unseen })

/** Which version of an offer it is, and which came before and after. */
export const revisionFields = (crm: CRMContext): Field[] => [
  {
    name: 'revision',
    type: 'number',
    access: system,
    admin: { position: 'sidebar', readOnly: true },
    defaultValue: 1,
    label: label('fields:revision'),
    max: 10_000,
    min: 1,
    required: true,
  },
  revisionRelation('revisionOf', crm),
  revisionRelation('supersededBy', crm),
]

/** The public link: what is stored of it is only half of it. */
export const linkFields = (): Field[] => [
  textField('linkKey', {
    access: { ...system, read: systemOnly },
    admin: { hidden: true },
    hidden: true,
    maxLength: 24,
    unique: true,
  }),
  systemDateField('linkRevokedAt'),
]
