'use client'
import type { JSONFieldClientProps } from 'payload'

import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import React, { useId } from 'react'

import '../../shared/tokens.css'
import './index.css'

/** A value as the system wrote it; Payload's own editor for JSON is fetched from another server. */
const WorkJSONComponent = ({ field: { name }, path }: JSONFieldClientProps) => {
  const id = useId()
  const { t } = useTranslation()
  const { value } = useField<unknown>({ potentiallyStalePath: path })
  return (
    <div className="crm-work-json field-type">
      <div className="field-label" id={id}>
        {t(`crm:fields:${name}` as never)}
      </div>
      <pre aria-labelledby={id} role="group">
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  )
}

export const WorkJSON = withCondition(WorkJSONComponent)
