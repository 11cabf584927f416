'use client'
import { Button, toast, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { WorkState } from '../../../domain/work/states.js'

import { WORK_BY_HAND } from '../../../domain/work/states.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const ACTIONS = [
  { name: 'retry', said: 'work:retried', to: 'queued' },
  { name: 'cancel', said: 'work:cancelled', to: 'cancelled' },
] as const

/** What a person may do with work in its present state. */
export const WorkActions = () => {
  const { id } = useDocumentInfo()
  const { text } = useText()
  const request = useCRMRequest()
  const { reset } = useForm()
  const state = useFormFields(([fields]) => fields.state?.value) as undefined | WorkState
  const [isBusy, setBusy] = useState(false)
  const offered = ACTIONS.filter(({ to }) => state && WORK_BY_HAND[state].includes(to))

  const act = async ({ name, said }: (typeof ACTIONS)[number]): Promise<void> => {
    setBusy(true)
    const answer = await request<{ doc: object }>({
      method: 'POST',
      path: `/crm/work/${id}/${name}`,
    })
    setBusy(false)
    if (answer.ok) {
      toast.success(text(said))
      await reset(answer.value.doc)
    } else {
      toast.error(answer.error.message)
    }
  }

  return offered.length > 0 ? (
    <div className="crm-work-actions">
      {offered.map((action) => (
        <Button
          buttonStyle={action.name === 'retry' ? 'primary' : 'secondary'}
          disabled={isBusy}
          key={action.name}
          margin={false}
          onClick={() => void act(action)}
          size="medium"
        >
          {text(`work:${action.name}`)}
        </Button>
      ))}
    </div>
  ) : null
}
