'use client'
import { Banner, Button, toast, useTranslation } from '@payloadcms/ui'
import React, { useMemo, useState } from 'react'

import type { BoardPerson } from '../../../domain/board/types.js'
import type { Stage } from '../../../domain/pipelines/stages.js'
import type { LeadDoc } from '../../board/state/cardOfDoc.js'
import type { Choice } from '../../shared/form/rows.client.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useText } from '../../shared/useText.js'
import { Fields, startStagesOf } from './Fields.client.js'
import './index.css'
import { pathOf, useLeadForm } from './useLeadForm.js'
import { bodyOf, isTouched } from './values.js'

export type LeadPipeline = {
  id: number | string
  key: string
  name: string
  stages: Pick<Stage, 'key' | 'name' | 'type'>[]
}

export type AddLeadProps = {
  currency: string
  onAdded: (doc: LeadDoc) => void
  onClose: () => void
  people: BoardPerson[]
  pipelines: LeadPipeline[]
  sources: Choice[]
  /** The pipeline the form starts with, by key. */
  startIn: string
  userID: number | string
}

/** The form for a new lead. Typed text survives closing, reloading and refusals until it is saved. */
export const AddLead = ({ onAdded, onClose, startIn, ...props }: AddLeadProps) => {
  const { people, pipelines, userID } = props
  const { text } = useText()
  const { t } = useTranslation()
  const request = useCRMRequest()
  const [isSaving, setIsSaving] = useState(false)
  const start = useMemo(() => {
    const pipeline = pipelines.find(({ key }) => key === startIn) ?? pipelines[0]
    const stage = pipeline?.stages.find(({ type }) => type === 'open') ?? pipeline?.stages[0]
    return {
      owner: String(userID),
      pipeline: String(pipeline?.id ?? ''),
      stage: stage?.key ?? '',
    }
  }, [pipelines, startIn, userID])
  const choices = useMemo(
    () => ({
      owners: people.map(({ id }) => String(id)),
      stages: Object.fromEntries(
        pipelines.map(({ id, stages }) => [
          String(id),
          startStagesOf(stages).map(({ key }) => key),
        ]),
      ),
    }),
    [people, pipelines],
  )
  const form = useLeadForm({ choices, isSaving, start, userID })

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (isSaving || !form.checkAll()) {
      return
    }
    setIsSaving(true)
    const answer = await request<{ doc: LeadDoc }>({
      body: bodyOf(form.values),
      method: 'POST',
      path: '/crm/leads',
    })
    setIsSaving(false)
    if (!answer.ok) {
      form.refuse(answer.error)
      return
    }
    const { doc } = answer.value
    const pipeline = pipelines.find(({ id }) => String(id) === form.values.pipeline)
    const stage = pipeline?.stages.find(({ key }) => key === doc.stage)?.name ?? doc.stage
    form.forget()
    toast.success(text('addLead:saved', { company: doc.companyName, stage }))
    onAdded(doc)
    onClose()
  }

  return (
    <Modal
      initialFocus={`#field-${pathOf('companyName')}`}
      onClose={onClose}
      size="large"
      slug="crm-add-lead"
      title={text('addLead:title')}
    >
      <form noValidate onSubmit={(event) => void onSubmit(event)}>
        {form.isFromDraft ? <Banner type="info">{text('addLead:draftKept')}</Banner> : null}
        {form.formError ? (
          <div role="alert">
            <Banner type="error">{form.formError}</Banner>
          </div>
        ) : null}
        {/* What is typed after the lead was sent would be lost. */}
        <div aria-busy={isSaving} inert={isSaving}>
          <Fields {...props} form={form} />
        </div>
        {/* Pressing a button must not blur a field: its error would push the button from under the pointer. */}
        <div
          className="crm-modal__actions"
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
        >
          <Button disabled={isSaving} margin={false} size="medium" type="submit">
            {text(isSaving ? 'addLead:saving' : 'addLead:submit')}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
            {t('general:cancel')}
          </Button>
          {isTouched(form.values) ? (
            <Button
              buttonStyle="transparent"
              className="crm-add-lead__discard"
              disabled={isSaving}
              margin={false}
              onClick={form.discard}
              size="medium"
            >
              {text('addLead:discard')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  )
}
