'use client'
import type { DefaultCellComponentProps } from 'payload'

import { Pill } from '@payloadcms/ui'
import React from 'react'

import { WORK_STATES } from '../../../domain/work/states.js'
import { useText } from '../../shared/useText.js'
import { STATE_STYLES } from '../stateStyles.js'

/** The state of work in the list, named in the reader's language. */
export const WorkStateCell = ({ cellData }: DefaultCellComponentProps) => {
  const { text } = useText()
  const state = WORK_STATES.find((one) => one === cellData)
  return state ? (
    <Pill pillStyle={STATE_STYLES[state]} size="small">
      {text(`work:states:${state}`)}
    </Pill>
  ) : null
}
