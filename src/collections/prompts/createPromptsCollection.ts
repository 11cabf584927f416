import type { CollectionConfig, Field } from 'payload'

import type { CRMContext } from '../../context.js'

import { MOST_CHARACTERS } from '../../domain/prompts/schema.js'
import { PROMPT_KINDS, PROMPT_STATUSES } from '../../domain/prompts/status.js'
import { lockOrderFirst, reviewPrompt, settleFlag } from '../../hooks/prompts/review.js'
import { canManage, canReadOn, nobody, systemOnly } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { moneyField, systemDateField, textareaField } from '../shared/fields.js'
import {
  systemChoiceField,
  systemJSONField,
  systemRelationField,
  systemTextareaField,
  systemTextField,
} from '../shared/systemFields.js'

/** Stays out of the form: the review shows it, beside what may be done. */
const shownInReview = (field: Field): Field =>
  ({ ...field, admin: { ...field.admin, hidden: true } }) as Field

/**
 * Advertiser prompts: a message to an advertiser whose campaign does well, drafted by the engine, and
 * edited, approved and sent or dismissed by people.
 */
export const createPromptsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: {
        create: nobody,
        delete: nobody,
        read: canReadOn(crm, { collection: crm.slugs.leads, field: 'lead' }),
        update: canManage(crm),
      },
      admin: {
        defaultColumns: ['order', 'lead', 'status', 'suggestedIncrease', 'createdAt'],
        useAsTitle: 'createdAt',
      },
      defaultSort: '-createdAt',
      disableBulkDelete: true,
      disableBulkEdit: true,
      fields: [
        {
          name: 'review',
          type: 'ui',
          admin: {
            components: {
              Field: {
                clientProps: { currency: crm.currency },
                path: 'payload-crm/client#PromptReview',
              },
            },
            disableListColumn: true,
          },
        },
        textareaField('message', { maxLength: MOST_CHARACTERS, required: true }),
        shownInReview(systemTextareaField('originalMessage')),
        systemChoiceField('kind', { choices: PROMPT_KINDS, words: 'promptKinds' }),
        // Steps are taken by managers, who alone may write; the table says which there are.
        {
          ...systemChoiceField('status', { choices: PROMPT_STATUSES, words: 'promptStatuses' }),
          access: { create: systemOnly },
        },
        systemRelationField('order', crm.slugs.orders),
        systemRelationField('lead', crm.slugs.leads),
        systemRelationField('insight', crm.slugs.insights),
        moneyField('suggestedIncrease', crm, {
          access: { create: systemOnly, update: systemOnly },
          admin: { readOnly: true },
        }),
        shownInReview(systemJSONField('projections')),
        shownInReview(systemJSONField('facts')),
        systemTextField('language'),
        systemTextField('source'),
        shownInReview(systemTextField('performanceVersion')),
        shownInReview(systemJSONField('draft')),
        systemDateField('reviewedAt'),
        systemRelationField('reviewedBy', crm.usersSlug),
      ],
      hooks: {
        afterChange: [settleFlag(crm)],
        beforeChange: [reviewPrompt(crm)],
        beforeOperation: [lockOrderFirst(crm)],
      },
      trash: false,
    },
    crm,
    graphQL: { pluralName: 'CrmAdvertiserPrompts', singularName: 'CrmAdvertiserPrompt' },
    key: 'prompts',
  })
