'use client'
import type { ClientField, ConditionalDateProps, OptionObject } from 'payload'

import { getTranslation } from '@payloadcms/translations'
import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Doc } from '../../../domain/shared/merge/differingFields.js'

import { CHOICES_HINT, CURRENCY_HINT, STAGE_HINT } from '../../../domain/shared/fieldHints.js'
import { namedFields } from '../../../domain/shared/merge/fieldShapes.js'
import { StageName } from '../../leads/StageField/StageName.client.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { RelationTitle } from './RelationTitle.client.js'

type Props = {
  /** The document the value is of: what it means can hang on another field. */
  doc: Doc
  field: ClientField
  value: unknown
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

/** A label that came as a text, or by language. */
export const useFieldLabel = (): ((field: ClientField) => string) => {
  const { i18n } = useTranslation()
  return (field) => {
    const label = 'label' in field ? field.label : undefined
    return label
      ? getTranslation(label as string, i18n)
      : 'name' in field && field.name
        ? field.name
        : ''
  }
}

const useDateText = (): ((args: { field: ClientField; value: unknown }) => string) => {
  const { language } = useText()
  return ({ field, value }) => {
    const shown = field.type === 'date' ? (field.admin?.date as ConditionalDateProps) : undefined
    const isDay = shown?.pickerAppearance === 'dayOnly'
    return new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      // A day is kept as noon in UTC, whoever reads it.
      ...(isDay ? { timeZone: 'UTC' } : { timeStyle: 'short' }),
    }).format(new Date(String(value)))
  }
}

const Choice = ({ options, value }: { options: unknown; value: unknown }) => {
  const { i18n } = useTranslation()
  const named = (options as (OptionObject | string)[]).find(
    (option) => (typeof option === 'string' ? option : option.value) === value,
  )
  return typeof named === 'object' ? getTranslation(named.label as string, i18n) : String(value)
}

/** What stands in a row or a group, field by field; what is empty is left out. */
const Fields = ({ doc, fields, row }: { doc: Doc; fields: ClientField[]; row: Doc }) => {
  const labelOf = useFieldLabel()
  const filled = namedFields(fields).filter(
    (field) => field.name !== 'id' && !isEmpty(row[field.name]),
  )
  return filled.map((field, index) => (
    <React.Fragment key={field.name}>
      {index > 0 ? ' · ' : ''}
      <strong>{labelOf(field)}</strong>{' '}
      <FieldValue doc={doc} field={field} value={row[field.name]} />
    </React.Fragment>
  ))
}

const One = ({ doc, field, value }: Props) => {
  const { language, text } = useText()
  const dateText = useDateText()
  const hints = (field.admin?.custom ?? {}) as Record<string, unknown>
  if (typeof value === 'number') {
    const currency = hints[CURRENCY_HINT]
    return typeof currency === 'string'
      ? formatMoney({ amount: value, currency, language })
      : new Intl.NumberFormat(language).format(value)
  }
  if (typeof value === 'boolean') {
    return text(value ? 'conflict:yes' : 'conflict:no')
  }
  if (hints[STAGE_HINT]) {
    return <StageName pipeline={doc.pipeline} stage={String(value)} />
  }
  if (hints[CHOICES_HINT]) {
    return <Choice options={hints[CHOICES_HINT]} value={value} />
  }
  switch (field.type) {
    case 'date':
      return dateText({ field, value })
    case 'group':
      return <Fields doc={doc} fields={field.fields} row={value as Doc} />
    case 'radio':
    case 'select':
      return <Choice options={field.options} value={value} />
    case 'relationship':
    case 'upload':
      return <RelationTitle relationTo={field.relationTo} value={value} />
    default:
      return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  }
}

/** A value as people read it: amounts and dates in their language, relations by title, rows as a list. */
export const FieldValue = ({ doc, field, value }: Props) => {
  const { text } = useText()
  if (isEmpty(value)) {
    return <span className="crm-conflict__empty">{text('conflict:empty')}</span>
  }
  if (!Array.isArray(value)) {
    return <One doc={doc} field={field} value={value} />
  }
  if (field.type === 'array') {
    return (
      <ul>
        {(value as Doc[]).map((row, index) => (
          <li key={index}>
            <Fields doc={doc} fields={field.fields} row={row} />
          </li>
        ))}
      </ul>
    )
  }
  return (value as unknown[]).map((one, index) => (
    <React.Fragment key={index}>
      {index > 0 ? ', ' : ''}
      <One doc={doc} field={field} value={one} />
    </React.Fragment>
  ))
}
