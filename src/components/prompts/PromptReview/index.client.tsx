'use client'
import {
  Banner,
  Button,
  Pill,
  toast,
  useDocumentInfo,
  useField,
  useForm,
  useTranslation,
} from '@payloadcms/ui'
import React, { useMemo, useState } from 'react'

import type { ClaimLocale, Fact } from '../../../domain/claims/types.js'
import type { EmailDraft } from '../../../domain/prompts/review.js'
import type { PromptStatus } from '../../../domain/prompts/status.js'

import { findClaims } from '../../../domain/prompts/review.js'
import { PROMPT_TRANSITIONS } from '../../../domain/prompts/status.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import '../../shared/tokens.css'
import { usePromptText } from '../usePromptText.js'
import { Draft } from './Draft.client.js'
import { Facts, MarkedMessage } from './Facts.client.js'
import './index.css'

const PILLS: Record<PromptStatus, 'error' | 'light' | 'success' | 'warning'> = {
  approved: 'success',
  dismissed: 'light',
  pending: 'warning',
  sent: 'success',
}

const STEP_TEXTS = { approved: 'approve', dismissed: 'dismiss', sent: 'send' } as const

type Step = keyof typeof STEP_TEXTS

/** Where a message to an advertiser stands: what its numbers rest on, and what may be done with it. */
export const PromptReview = ({ currency }: { currency: string }) => {
  const { id, hasSavePermission } = useDocumentInfo()
  const { t } = useTranslation<object, string>()
  const { text } = usePromptText()
  const { reset } = useForm()
  const request = useCRMRequest()
  const [isBusy, setBusy] = useState(false)
  const { setValue: setMessage, value: message = '' } = useField<string>({ path: 'message' })
  const { value: original } = useField<null | string>({ path: 'originalMessage' })
  const { value: status = 'pending' } = useField<PromptStatus>({ path: 'status' })
  const { value: stored } = useField<Fact[] | null>({ path: 'facts' })
  const { value: draft } = useField<EmailDraft | null>({ path: 'draft' })
  const { value: language } = useField<ClaimLocale | null>({ path: 'language' })
  const { value: version } = useField<string>({ path: 'version' })
  const facts = useMemo(() => stored ?? [], [stored])
  const claims = useMemo(
    () => findClaims({ currency, facts, locale: language ?? 'en', message: message ?? '' }),
    [currency, facts, language, message],
  )
  const unbacked = claims.filter(({ fact }) => fact === null)
  const steps = hasSavePermission ? (PROMPT_TRANSITIONS[status] as readonly Step[]) : []

  const take = async (step: Step): Promise<void> => {
    setBusy(true)
    const answer = await request<{ doc: Record<string, unknown> }>({
      body: { message, status: step, version },
      method: 'PATCH',
      path: `/crm/ai/prompts/${id}`,
    })
    if (answer.ok) {
      await reset(answer.value.doc)
      toast.success(text(`stepped:${step}`))
    } else {
      toast.error(text('failed', { message: answer.error.message }))
    }
    setBusy(false)
  }

  return (
    <section aria-label={text('title')} className="crm-prompt field-type">
      <div className="crm-prompt__head">
        <Pill pillStyle={PILLS[status]} size="small">
          {t(`crm:promptStatuses:${status}`)}
        </Pill>
        {steps.length > 0 && original && original !== message && (
          <Button buttonStyle="none" margin={false} onClick={() => setMessage(original)}>
            {text('original')}
          </Button>
        )}
      </div>
      <MarkedMessage claims={claims} message={message ?? ''} />
      {unbacked.length > 0 && (
        <Banner type="error">
          {text('unbacked', {
            count: unbacked.length,
            list: unbacked.map((claim) => claim.text).join(' · '),
          })}
        </Banner>
      )}
      <Facts currency={currency} facts={facts} />
      {steps.length > 0 && (
        <div className="crm-prompt__actions">
          {steps.map((step) => (
            <Button
              buttonStyle={step === 'dismissed' ? 'secondary' : 'primary'}
              disabled={isBusy}
              key={step}
              margin={false}
              onClick={() => void take(step)}
              size="medium"
            >
              {text(STEP_TEXTS[step])}
            </Button>
          ))}
          {steps.includes('sent') && <span className="crm-prompt__hint">{text('sendHint')}</span>}
        </div>
      )}
      {draft && <Draft draft={draft} />}
    </section>
  )
}
