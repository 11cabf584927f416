'use client'
import type {
  NumberFieldClientProps,
  TextareaFieldClientProps,
  TextFieldClientProps,
} from 'payload'

import { NumberField, TextareaField, useFormFields } from '@payloadcms/ui'
import React from 'react'

import type { Reason, Settings } from '../../../domain/settings/settings.js'

import { useSharedDoc } from '../../shared/api/useSharedDoc.js'
import { ChoiceField } from '../../shared/ChoiceField/index.client.js'
import { usePipelineStages } from '../StageField/usePipelineStages.js'

type Closed = {
  /** The kind of stage on which the field says something. */
  closed: 'lost' | 'won'
}

/** Whether the stage chosen in the form is of a kind: what closing asks for is shown only there. */
const useIsOnStage = (closed: Closed['closed']): boolean => {
  const [pipeline, stage] = useFormFields(([fields]) => [
    fields.pipeline?.value,
    fields.stage?.value,
  ])
  const stages = usePipelineStages(pipeline)
  return stages.some(({ type, key }) => key === stage && type === closed)
}

/** A reason of the settings' list, as a select. */
export const ReasonField = ({
  closed,
  settingsSlug,
  ...props
}: { settingsSlug: string } & Closed & TextFieldClientProps) => {
  const isShown = useIsOnStage(closed)
  const settings = useSharedDoc<Partial<Settings>>(
    isShown ? `/globals/${settingsSlug}?depth=0` : null,
  )
  const reasons: Reason[] = settings?.[closed === 'lost' ? 'lostReasons' : 'wonReasons'] ?? []
  return isShown ? (
    <ChoiceField {...props} options={reasons.map(({ key, label }) => ({ label, value: key }))} />
  ) : null
}

/** Words about the closing. */
export const ClosingTextField = ({ closed, ...props }: Closed & TextareaFieldClientProps) =>
  useIsOnStage(closed) ? <TextareaField {...props} /> : null

/** What a lead was won for. */
export const ClosingValueField = ({ closed, ...props }: Closed & NumberFieldClientProps) =>
  useIsOnStage(closed) ? <NumberField {...props} /> : null
