'use client'
import type { TextFieldClientProps } from 'payload'

import { useFormFields } from '@payloadcms/ui'
import React from 'react'

import { ChoiceField } from '../../shared/ChoiceField/index.client.js'
import { usePipelineStages } from './usePipelineStages.js'

/** A lead's stage as a select of the stages of the pipeline chosen in the same form. */
export const StageField = (props: TextFieldClientProps) => {
  const pipeline = useFormFields(([fields]) => fields.pipeline?.value)
  const stages = usePipelineStages(pipeline)
  const options = stages.map(({ name, key }) => ({ label: name, value: key }))
  return <ChoiceField {...props} options={options} />
}
