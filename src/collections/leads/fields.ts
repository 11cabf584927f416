import type { Field } from 'payload'

import type { CRMContext } from '../../context.js'

import { LEAD_STATUSES } from '../../domain/leads/decideStageChange.js'
import { STAGE_HINT } from '../../domain/shared/fieldHints.js'
import { systemOnly } from '../../utilities/access.js'
import { isBoardOrder } from '../../utilities/boardOrder.js'
import { label } from '../../utilities/labels.js'
import { choiceField } from '../shared/choiceField.js'
import {
  dayField,
  emailField,
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

const whoFields = (crm: CRMContext): Field[] => [
  textField('companyName', { required: true }),
  // What these lead to in turn is read where it is wanted: a change would wait for it each time.
  relationField('company', crm.slugs.companies, { maxDepth: 1 }),
  relationField('contact', crm.slugs.contacts, { maxDepth: 1 }),
  row(textField('contactName'), emailField('contactEmail'), phoneField('contactPhone', crm)),
  choiceField('source', { choices: crm.leadSources }),
]

/** Shown on stages of a kind only, on which it says something. */
const closingField = ({
  closed,
  component,
}: {
  closed: 'lost' | 'won'
  component: 'ClosingTextField' | 'ClosingValueField'
}) => ({
  components: {
    Field: { clientProps: { closed }, path: `payload-crm/client#${component}` },
  },
})

/** A key of one of the settings' lists; whether it is on it, the stage guard asks. */
const reasonField = (
  name: string,
  { closed, crm }: { closed: 'lost' | 'won'; crm: CRMContext },
): Field =>
  textField(name, {
    admin: {
      components: {
        Field: {
          clientProps: { closed, settingsSlug: crm.slugs.settings },
          path: 'payload-crm/client#ReasonField',
        },
      },
    },
    maxLength: 48,
  })

const stageFields = (crm: CRMContext): Field[] => [
  row(
    relationField('pipeline', crm.slugs.pipelines, {
      admin: { allowCreate: false, allowEdit: false },
    }),
    textField('stage', {
      admin: {
        components: { Field: 'payload-crm/client#StageField' },
        custom: { [STAGE_HINT]: true },
      },
      index: true,
      maxLength: 48,
    }),
  ),
  {
    name: 'status',
    type: 'select',
    access: { create: systemOnly, update: systemOnly },
    admin: { position: 'sidebar', readOnly: true },
    defaultValue: 'open',
    index: true,
    label: label('fields:status'),
    options: LEAD_STATUSES.map((value) => ({ label: label(`leadStatuses:${value}`), value })),
  },
  systemDateField('stageEnteredAt'),
  systemDateField('closedAt'),
  {
    name: 'probability',
    type: 'number',
    access: { create: systemOnly, update: systemOnly },
    admin: { position: 'sidebar', readOnly: true },
    label: label('fields:probability'),
    max: 100,
    min: 0,
  },
  textField('boardOrder', {
    admin: { hidden: true },
    validate: textRule({ isValid: isBoardOrder, message: 'boardOrder' }),
  }),
  reasonField('lostReasonKey', { closed: 'lost', crm }),
  textareaField('lostReason', {
    admin: closingField({ closed: 'lost', component: 'ClosingTextField' }),
    maxLength: 2000,
  }),
  reasonField('wonReasonKey', { closed: 'won', crm }),
  textareaField('wonReason', {
    admin: closingField({ closed: 'won', component: 'ClosingTextField' }),
    maxLength: 2000,
  }),
]

const valueFields = (crm: CRMContext): Field[] => [
  row(
    moneyField('estimatedValue', crm, { defaultValue: 0 }),
    moneyField('actualValue', crm, {
      admin: closingField({ closed: 'won', component: 'ClosingValueField' }),
    }),
    textField('currency', {
      defaultValue: crm.currency,
      maxLength: 3,
      validate: (value: null | string | string[] | undefined, { req }) =>
        !value ||
        value === crm.currency ||
        req.t('crm:validation:currency' as never, { currency: crm.currency }),
    }),
  ),
  row(dayField('expectedCloseDate'), dayField('nextFollowUpAt')),
]

const aiFields: Field[] = [
  {
    name: 'aiScore',
    type: 'number',
    access: { create: systemOnly, update: systemOnly },
    admin: {
      condition: (data) => typeof data.aiScore === 'number',
      position: 'sidebar',
      readOnly: true,
    },
    label: label('fields:aiScore'),
    max: 100,
    min: 0,
  },
  systemDateField('aiScoredAt'),
  ...['aiScoreReason', 'aiRecommendation', 'churnRisk'].map((name) =>
    textField(name, {
      access: { create: systemOnly, update: systemOnly },
      admin: { condition: (data) => Boolean(data[name]), readOnly: true },
      maxLength: 2000,
    }),
  ),
]

/** Everything a lead carries; see the domain's `Lead` for units. */
export const leadFields = (crm: CRMContext): Field[] => [
  ...whoFields(crm),
  ...stageFields(crm),
  ...valueFields(crm),
  {
    name: 'proposals',
    type: 'ui',
    admin: {
      components: {
        Field: {
          clientProps: { currency: crm.currency, proposalsSlug: crm.slugs.proposals },
          path: 'payload-crm/client#LeadProposals',
        },
      },
      disableListColumn: true,
    },
  },
  textareaField('notes'),
  tagsField(),
  ownerField(crm),
  systemDateField('lastActivityAt'),
  ...aiFields,
  externalIDField(),
  importHashField(),
]
