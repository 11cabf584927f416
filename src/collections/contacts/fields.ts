import type { DateField, Field, SelectField, TextField } from 'payload'

import type { CRMContext } from '../../context.js'

import { ENGAGEMENT_STAGES } from '../../domain/audience/types.js'
import { CONTACT_LIFECYCLES, JOURNEY_STAGES } from '../../domain/contacts/types.js'
import { isLogoURL } from '../../domain/settings/logoURL.js'
import { isTimeZone } from '../../domain/settings/timeZone.js'
import { normalizeLanguage } from '../../domain/shared/language.js'
import { label } from '../../utilities/labels.js'
import { choiceField } from '../shared/choiceField.js'
import {
  emailField,
  externalIDField,
  flagField,
  importHashField,
  ownerField,
  phoneField,
  relationField,
  systemDateField,
  tagsField,
  textareaField,
  textField,
  textRule,
} from '../shared/fields.js'
import { onceSaved, row, section } from '../shared/layout.js'
import {
  systemChoiceField,
  systemCountField,
  systemNumberField,
  systemTextField,
} from '../shared/systemFields.js'
import { consentFields } from './consentFields.js'
import { privacyFields } from './privacyFields.js'

const languageField = (name: string): TextField =>
  textField(name, {
    hooks: {
      beforeValidate: [
        ({ value }) => (typeof value === 'string' ? (normalizeLanguage(value) ?? value) : value),
      ],
    },
    maxLength: 35,
    validate: textRule({
      isValid: (value) => normalizeLanguage(value) !== null,
      message: 'language',
    }),
  })

const choice = (
  name: string,
  { choices, first, words }: { choices: readonly string[]; first?: string; words: string },
): SelectField => ({
  name,
  type: 'select',
  ...(first && { defaultValue: first }),
  index: true,
  label: label(`fields:${name}`),
  options: choices.map((value) => ({ label: label(`${words}:${value}`), value })),
})

const whoFields = (crm: CRMContext): Field[] => [
  systemTextField('name', { admin: { hidden: true } }),
  row(textField('firstName'), textField('lastName')),
  row(emailField('email'), phoneField('phone', crm)),
  row(relationField('company', crm.slugs.companies), textField('jobTitle')),
  row(
    choice('lifecycle', { choices: CONTACT_LIFECYCLES, first: 'lead', words: 'contactLifecycles' }),
    choice('journeyStage', { choices: JOURNEY_STAGES, words: 'journeyStages' }),
  ),
]

const momentField = (name: string, overrides: Partial<DateField> = {}): DateField =>
  ({
    name,
    type: 'date',
    admin: { date: { pickerAppearance: 'dayAndTime' } },
    label: label(`fields:${name}`),
    ...overrides,
  }) as DateField

const profileFields: Field = section(
  'profile',
  [
    row(
      languageField('language'),
      textField('timeZone', {
        maxLength: 60,
        validate: textRule({ isValid: isTimeZone, message: 'timeZone' }),
      }),
    ),
    textField('avatarURL', {
      maxLength: 2000,
      validate: textRule({ isValid: isLogoURL, message: 'logoURL' }),
    }),
    // The account of the host's site that this person signs in with: two of them are two people.
    textField('login', { maxLength: 200, unique: true }),
  ],
  { isClosed: true },
)

const whereFromFields = (crm: CRMContext): Field =>
  section(
    'origin',
    [
      choiceField('source', { choices: crm.contactSources }),
      row(
        momentField('firstContactAt', { defaultValue: () => crm.now().toISOString() }),
        momentField('subscribedAt'),
      ),
      { name: 'sourceDetails', type: 'json', label: label('fields:sourceDetails') },
      { name: 'utm', type: 'json', label: label('fields:utm') },
    ],
    { isClosed: true },
  )

/** What machines report, summed up: written with each event, and read by whoever reads the contact. */
const engagementFields: Field[] = [
  {
    ...systemChoiceField('engagementStage', {
      choices: ENGAGEMENT_STAGES,
      words: 'engagementStages',
    }),
    defaultValue: 'new',
    // Stages are counted and listed beside contacts: a change of stage costs their indexes nothing.
    index: false,
  } as SelectField,
  systemDateField('engagementStageEnteredAt'),
  section(
    'engagement',
    [
      row(systemCountField('emailsOpenedCount'), systemDateField('lastEmailOpenedAt')),
      row(systemCountField('emailsClickedCount'), systemDateField('lastEmailClickedAt')),
      row(systemCountField('pushClickedCount'), systemDateField('lastPushClickedAt')),
      row(systemCountField('visitCount'), systemDateField('lastVisitAt')),
      row(systemCountField('totalInteractions'), systemDateField('lastInteractionAt')),
      row(systemNumberField('engagementScore'), systemNumberField('leadScore')),
      // The last sign of life of any kind that came from a person.
      systemDateField('lastEventAt'),
    ],
    { condition: onceSaved, isClosed: true },
  ),
]

export const contactFields = (crm: CRMContext): Field[] => [
  ...whoFields(crm),
  flagField('doNotContact'),
  consentFields,
  tagsField(),
  textareaField('notes'),
  profileFields,
  whereFromFields(crm),
  ...engagementFields,
  relationField('mergedInto', crm.slugs.contacts, {
    access: { create: () => false, update: () => false },
    admin: { condition: (data) => Boolean(data.mergedInto), position: 'sidebar', readOnly: true },
  }),
  // The person is erased: what their links and messages still report is nobody's.
  systemDateField('erasedAt'),
  ...(crm.customFields.contacts ?? []),
  ownerField(crm),
  externalIDField(),
  importHashField(),
  ...privacyFields(crm),
]
