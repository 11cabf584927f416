'use client'
import type { DefaultCellComponentProps, TextFieldClientProps } from 'payload'

import { Pill, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { WORK_STATES } from '../../../domain/work/states.js'
import { useText } from '../../shared/useText.js'
import { STATE_STYLES } from '../stateStyles.js'

const StatePill = ({ value }: { value: unknown }) => {
  const { text } = useText()
  const state = WORK_STATES.find((one) => one === value)
  return state ? (
    <Pill pillStyle={STATE_STYLES[state]} size="small">
      {text(`work:states:${state}`)}
    </Pill>
  ) : null
}

/** The state of work in the list, named in the reader's language. */
export const WorkStateCell = ({ cellData }: DefaultCellComponentProps) => (
  <StatePill value={cellData} />
)

/** The same in the document. */
export const WorkStateField = ({ field: { name }, path }: TextFieldClientProps) => {
  const { t } = useTranslation()
  const { value } = useField<string>({ potentiallyStalePath: path })
  return (
    <div className="field-type">
      <div className="field-label">{t(`crm:fields:${name}` as never)}</div>
      <StatePill value={value} />
    </div>
  )
}
