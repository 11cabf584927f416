import type {
  CheckboxField,
  DateField,
  Field,
  FieldHook,
  NumberField,
  RelationshipField,
  TextareaField,
  TextField,
  TextFieldSingleValidation,
} from 'payload'

import type { CRMContext } from '../../context.js'

import { noonOf } from '../../domain/shared/days.js'
import { CURRENCY_HINT } from '../../domain/shared/fieldHints.js'
import { MAX_MONEY, roundMoney } from '../../domain/shared/money.js'
import { normalizeEmail, normalizePhone } from '../../domain/shared/normalize.js'
import { normalizeText } from '../../domain/shared/normalizeText.js'
import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { showVersion } from '../../utilities/showVersion.js'

type Overrides<T> = Partial<Omit<T, 'name' | 'type' | 'validate'>>

type TextOverrides = { validate?: TextFieldSingleValidation } & Overrides<TextField>

/**
 * A validator for text fields from a plain question. Empty values pass: whether one may be left
 * out is the field's `required`, which this replaces Payload's own check of.
 */
export const textRule =
  ({
    isValid,
    message,
    required = false,
  }: {
    isValid: (value: string) => boolean
    /** Key beneath `crm:validation:`. */
    message: string
    required?: boolean
  }): TextFieldSingleValidation =>
  (value, { req }) => {
    if (value === null || value === undefined || value === '') {
      return required ? req.t('validation:required') : true
    }
    return (
      (typeof value === 'string' && isValid(value)) || req.t(`crm:validation:${message}` as never)
    )
  }

/** Text that is only white space counts as none, on every path into the database. */
const normalizeTextHook: FieldHook = ({ value }) => {
  if (Array.isArray(value)) {
    const texts = value.map((one: unknown) => (typeof one === 'string' ? normalizeText(one) : one))
    return texts.filter((one) => one !== '')
  }
  return typeof value === 'string' ? normalizeText(value) || null : (value as unknown)
}

/** One line of text, normalised, at most 200 characters unless told otherwise. */
export const textField = (name: string, overrides: TextOverrides = {}): TextField =>
  ({
    name,
    type: 'text',
    label: label(`fields:${name}`),
    maxLength: 200,
    ...overrides,
    hooks: {
      ...overrides.hooks,
      beforeValidate: [normalizeTextHook, ...(overrides.hooks?.beforeValidate ?? [])],
    },
  }) as TextField

/** Longer text, normalised, at most 20,000 characters. */
export const textareaField = (
  name: string,
  overrides: Overrides<TextareaField> = {},
): TextareaField => ({
  name,
  type: 'textarea',
  label: label(`fields:${name}`),
  maxLength: 20_000,
  ...overrides,
  hooks: { beforeValidate: [normalizeTextHook] },
})

/** An e-mail address, stored as {@link normalizeEmail} spells it. */
export const emailField = (name: string): TextField =>
  textField(name, {
    admin: { autoComplete: 'email' },
    hooks: {
      beforeValidate: [
        ({ value }) => (typeof value === 'string' ? (normalizeEmail(value) ?? value) : value),
      ],
    },
    validate: textRule({ isValid: (value) => normalizeEmail(value) !== null, message: 'email' }),
  })

/** A phone number, stored in E.164. */
export const phoneField = (name: string, crm: CRMContext): TextField => {
  const normalize = (value: string) => normalizePhone({ defaultCountry: crm.defaultCountry, value })
  return textField(name, {
    admin: { autoComplete: 'tel' },
    hooks: {
      beforeValidate: [
        ({ value }) => (typeof value === 'string' ? (normalize(value) ?? value) : value),
      ],
    },
    validate: textRule({ isValid: (value) => normalize(value) !== null, message: 'phone' }),
  })
}

/** An amount in major units, rounded to the currency on its way in. Never negative. */
export const moneyField = (
  name: string,
  crm: CRMContext,
  overrides: Overrides<NumberField> = {},
): NumberField =>
  ({
    name,
    type: 'number',
    label: label(`fields:${name}`),
    max: MAX_MONEY,
    min: 0,
    ...overrides,
    admin: { ...overrides.admin, custom: { [CURRENCY_HINT]: crm.currency } },
    hooks: {
      beforeValidate: [
        ({ value }) =>
          typeof value === 'number' && Number.isFinite(value)
            ? roundMoney({ amount: value, currency: crm.currency })
            : value,
      ],
    },
  }) as NumberField

/** A count: a whole number from 0 up. */
export const countField = (
  name: string,
  overrides: { validate?: NumberField['validate'] } & Overrides<NumberField> = {},
): NumberField =>
  ({
    name,
    type: 'number',
    admin: { step: 1 },
    defaultValue: 0,
    label: label(`fields:${name}`),
    max: Number.MAX_SAFE_INTEGER,
    min: 0,
    required: true,
    validate: (value: null | number | number[] | undefined, { req }) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? true
        : req.t('crm:validation:count' as never),
    ...overrides,
  }) as NumberField

/** A moment the system fixes; people read it. */
export const systemDateField = (name: string): DateField => ({
  name,
  type: 'date',
  access: { create: systemOnly, update: systemOnly },
  admin: {
    condition: (data) => Boolean(data[name]),
    date: { pickerAppearance: 'dayAndTime' },
    position: 'sidebar',
    readOnly: true,
  },
  label: label(`fields:${name}`),
})

/** A day is kept as noon in UTC, as Payload's own picker sends it, whatever time came with it. */
const toNoon: FieldHook = ({ value }) => {
  const time = typeof value === 'string' || value instanceof Date ? new Date(value) : null
  return time && !Number.isNaN(time.getTime()) ? noonOf(time) : (value as unknown)
}

/** How a calendar day is shown. */
export const DAY_ADMIN = {
  date: { displayFormat: 'MMM d, yyyy', pickerAppearance: 'dayOnly' },
} as const

/** A calendar day people choose. */
export const dayField = (
  name: string,
  overrides: { validate?: DateField['validate'] } & Overrides<DateField> = {},
): DateField => ({
  name,
  type: 'date',
  admin: DAY_ADMIN,
  hooks: { beforeValidate: [toNoon] },
  label: label(`fields:${name}`),
  ...overrides,
})

/** The last day of something; not before its `startDate`. */
export const endDayField = (overrides: Overrides<DateField> = {}): DateField =>
  dayField('endDate', {
    validate: (value, { req, siblingData }) => {
      const start = (siblingData as { startDate?: string }).startDate
      return !value || !start || new Date(value) >= new Date(start)
        ? true
        : req.t('crm:validation:endBeforeStart' as never)
    },
    ...overrides,
  })

export const flagField = (
  name: string,
  overrides: Overrides<CheckboxField> = {},
): CheckboxField => ({
  name,
  type: 'checkbox',
  defaultValue: false,
  label: label(`fields:${name}`),
  ...overrides,
})

export const relationField = (
  name: string,
  relationTo: string,
  overrides: Partial<Omit<RelationshipField, 'hasMany' | 'name' | 'relationTo' | 'type'>> = {},
): RelationshipField =>
  ({
    name,
    type: 'relationship',
    index: true,
    label: label(`fields:${name}`),
    relationTo,
    ...overrides,
  }) as RelationshipField

/** Who is responsible; a new record belongs to whoever makes it unless it names another. */
export const ownerField = (crm: CRMContext): RelationshipField =>
  relationField('owner', crm.usersSlug, {
    admin: { allowCreate: false, allowEdit: false, position: 'sidebar' },
    defaultValue: ({ req }: { req?: { user?: { collection: string; id: unknown } | null } }) =>
      req?.user?.collection === crm.usersSlug ? req.user.id : undefined,
  } as Partial<RelationshipField>)

/** Whoever was signed in when the record was made; set once, by the server. */
export const authorField = (crm: CRMContext, name: string): RelationshipField =>
  relationField(name, crm.usersSlug, {
    access: { create: systemOnly, update: systemOnly },
    admin: { allowCreate: false, allowEdit: false, position: 'sidebar', readOnly: true },
    hooks: {
      beforeChange: [
        ({ operation, req, value }) =>
          operation === 'create' && !value && req.user?.collection === crm.usersSlug
            ? req.user.id
            : (value as unknown),
      ],
    },
  })

/**
 * The state a writer saw: `updatedAt` as read, sent back with a write. Carried by every document
 * and never stored, so that REST, GraphQL and the admin form send it without knowing.
 */
export const versionField = (): Field => ({
  name: 'version',
  type: 'text',
  admin: { hidden: true },
  hooks: { afterRead: [showVersion] },
  virtual: true,
})

/** Where a record came from, so that a second import finds it again. Unique per collection. */
export const externalIDField = (): TextField =>
  textField('externalId', {
    access: { create: systemOnly, update: systemOnly },
    admin: {
      condition: (data) => Boolean(data.externalId),
      position: 'sidebar',
      readOnly: true,
    },
    maxLength: 120,
    unique: true,
  })

/** Fingerprint of the imported row: an unchanged row is left alone, whatever was edited since. */
export const importHashField = (): Field => ({
  name: 'importHash',
  type: 'text',
  access: { create: systemOnly, read: systemOnly, update: systemOnly },
  admin: { hidden: true },
})

/** Free words to find records by. */
export const tagsField = (): TextField =>
  textField('tags', { hasMany: true, maxLength: 60, maxRows: 50 } as never)
