'use client'
import { useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ContactField } from '../../../domain/contacts/import/fields.js'
import type { ContactImportResult } from '../../../domain/contacts/import/types.js'
import type { Text } from '../../shared/useText.js'
import type { Choices } from './types.js'

import { CONTACT_FIELDS } from '../../../domain/contacts/import/fields.js'
import { ON_DUPLICATE } from '../../../domain/contacts/import/schema.js'
import { CONSENT_CHANNELS } from '../../../domain/contacts/types.js'
import { SelectRow, TextRow } from '../../shared/form/rows.client.js'
import { tagsFrom } from '../../shared/form/tagsFrom.js'
import { useText } from '../../shared/useText.js'
import { DateOrderRow } from '../shared/DateOrderRow.client.js'
import { isComplete, withColumn } from './choices.js'

const SAMPLE_LENGTH = 24

type Props = {
  choices: Choices
  onChange: (choices: Choices) => void
  preview: ContactImportResult
}

/** Fields that a file names otherwise than the form does. */
const OWN_LABELS = ['companyDomain', 'consentAt', 'name', 'owner'] as const

const labelOf = ({
  field,
  t,
  text,
}: {
  field: ContactField
  t: (key: string) => string
  text: Text
}) => {
  const own = OWN_LABELS.find((name) => name === field)
  return own ? text(`contactFile:fields:${own}`) : t(`crm:fields:${field}`)
}

/** What each column becomes. */
const Columns = ({ choices, onChange, preview: { customFields, file, mapping } }: Props) => {
  const { text } = useText()
  const { t } = useTranslation<object, string>()
  const options = [
    ...CONTACT_FIELDS.map((field) => ({ label: labelOf({ field, t, text }), value: field })),
    ...customFields.map(({ name, label }) => ({ label, value: name })),
  ]
  const fields = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]))
  return (
    <fieldset className="crm-import__columns">
      <legend>{text('contactFile:becomes')}</legend>
      <div className="crm-import__fields">
        {file.columns
          .filter(({ name }) => name !== '')
          .map(({ name, sample: [first] }, index) => (
            <SelectRow
              isClearable
              key={name}
              label={first ? `${name} (${first.slice(0, SAMPLE_LENGTH)})` : name}
              onChange={(field) =>
                onChange({
                  ...choices,
                  columns: withColumn({ column: name, columns: mapping.columns, field }),
                })
              }
              options={options}
              path={`crm-import-column-${index}`}
              value={fields.get(name) ?? ''}
            />
          ))}
      </div>
    </fieldset>
  )
}

/** A consent that the file's people gave elsewhere, with how that is known. */
const Consent = ({ choices, onChange }: Omit<Props, 'preview'>) => {
  const { text } = useText()
  const [basis, setBasis] = useState(choices.basis)
  const { channels } = choices
  return (
    <>
      <fieldset className="crm-import__checks">
        <legend>{text('contactFile:consent')}</legend>
        {CONSENT_CHANNELS.map((channel) => (
          <label key={channel}>
            <input
              aria-label={text(`contactFile:channels:${channel}`)}
              checked={channels.includes(channel)}
              onChange={({ target }) =>
                onChange({
                  ...choices,
                  channels: CONSENT_CHANNELS.filter((one) =>
                    one === channel ? target.checked : channels.includes(one),
                  ),
                })
              }
              type="checkbox"
            />
            {text(`contactFile:channels:${channel}`)}
          </label>
        ))}
      </fieldset>
      {channels.length > 0 ? (
        <TextRow
          attributes={{ maxLength: 150 }}
          error={isComplete(choices) ? undefined : text('contactFile:basisMissing')}
          hint={text('contactFile:basisHint')}
          label={text('contactFile:basis')}
          onBlur={() => onChange({ ...choices, basis: basis.trim() })}
          onChange={setBasis}
          path="crm-import-basis"
          required
          value={basis}
        />
      ) : null}
    </>
  )
}

/** What each column of the file becomes, and what is said of all its people. */
export const Mapping = ({ choices, onChange, preview }: Props) => {
  const { text } = useText()
  const [tags, setTags] = useState(choices.tags.join(', '))
  return (
    <section className="crm-import__mapping">
      <Columns choices={choices} onChange={onChange} preview={preview} />
      <div className="crm-import__fields">
        <SelectRow
          label={text('contactFile:known')}
          onChange={(chosen) =>
            onChange({
              ...choices,
              onDuplicate: ON_DUPLICATE.find((one) => one === chosen) ?? 'skip',
            })
          }
          options={ON_DUPLICATE.map((value) => ({
            label: text(`contactFile:onDuplicate:${value}`),
            value,
          }))}
          path="crm-import-known"
          value={choices.onDuplicate}
        />
        <DateOrderRow
          date={preview.formats.date}
          onChange={(dateOrder) => onChange({ ...choices, dateOrder })}
        />
        <TextRow
          hint={text('contactFile:tagsHint')}
          label={text('contactFile:tags')}
          onBlur={() => onChange({ ...choices, tags: tagsFrom(tags) })}
          onChange={setTags}
          path="crm-import-tags"
          value={tags}
        />
      </div>
      <Consent choices={choices} onChange={onChange} />
    </section>
  )
}
