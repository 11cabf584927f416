'use client'
import React from 'react'

import type { AddLeadProps, LeadPipeline } from './index.client.js'
import type { useLeadForm } from './useLeadForm.js'
import type { LeadField } from './values.js'

import { SelectRow, TextareaRow, TextRow } from '../../shared/form/rows.client.js'
import { useText } from '../../shared/useText.js'
import { pathOf } from './useLeadForm.js'

type FieldsProps = {
  form: ReturnType<typeof useLeadForm>
} & Pick<AddLeadProps, 'currency' | 'people' | 'pipelines' | 'sources'>

/** Nobody adds a lead that is lost already. */
export const startStagesOf = (stages: LeadPipeline['stages']): LeadPipeline['stages'] =>
  stages.filter(({ type }) => type !== 'lost')

/** The fields of a new lead, two abreast where there is room. */
export const Fields = ({ currency, form, people, pipelines, sources }: FieldsProps) => {
  const { text } = useText()
  const { change, check, errors, values } = form
  const pipeline = pipelines.find(({ id }) => String(id) === values.pipeline)

  const row = (field: LeadField) => ({
    error: errors[field],
    label: text(`fields:${field}`),
    onBlur: () => check(field),
    onChange: (value: string) => change({ [field]: value }),
    path: pathOf(field),
    value: values[field],
  })
  const onPipeline = (id: string) => {
    const next = pipelines.find((other) => String(other.id) === id)
    const stages = startStagesOf(next?.stages ?? [])
    const keeps = stages.some(({ key }) => key === values.stage)
    change({ pipeline: id, stage: keeps ? values.stage : (stages[0]?.key ?? '') })
  }

  return (
    <div className="crm-add-lead">
      <TextRow
        {...row('companyName')}
        attributes={{ autoComplete: 'organization', maxLength: 200 }}
        className="crm-add-lead__wide"
        required
      />
      <TextRow {...row('contactName')} attributes={{ autoComplete: 'off', maxLength: 200 }} />
      <TextRow {...row('contactEmail')} attributes={{ type: 'email', autoComplete: 'off' }} />
      <TextRow {...row('contactPhone')} attributes={{ type: 'tel', autoComplete: 'off' }} />
      <TextRow
        {...row('estimatedValue')}
        attributes={{ type: 'number', inputMode: 'decimal', min: 0, step: 'any' }}
        label={`${text('fields:estimatedValue')} (${currency})`}
      />
      <SelectRow
        {...row('pipeline')}
        onChange={onPipeline}
        options={pipelines.map(({ id, name }) => ({ label: name, value: String(id) }))}
        required
      />
      <SelectRow
        {...row('stage')}
        options={startStagesOf(pipeline?.stages ?? []).map(({ name, key }) => ({
          label: name,
          value: key,
        }))}
        required
      />
      <SelectRow {...row('source')} isClearable options={sources} />
      <SelectRow
        {...row('owner')}
        isClearable
        options={people.map(({ id, name }) => ({ label: name, value: String(id) }))}
      />
      <TextRow {...row('expectedCloseDate')} attributes={{ type: 'date' }} />
      <TextRow {...row('tags')} hint={text('fields:tagsHint')} />
      <div className="crm-add-lead__wide">
        <TextareaRow {...row('notes')} />
      </div>
    </div>
  )
}
