'use client'
import { Button, toast } from '@payloadcms/ui'
import React from 'react'

import type { EmailDraft } from '../../../domain/prompts/review.js'

import { usePromptText } from '../usePromptText.js'

/** The e-mail a message went out as: to be copied, or opened in the mail app. */
export const Draft = ({ draft: { obstacle, subject, text: body, to } }: { draft: EmailDraft }) => {
  const { text } = usePromptText()
  const query = new URLSearchParams({ body, subject }).toString().replaceAll('+', '%20')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${subject}\n\n${body}`)
      toast.success(text('copied'))
    } catch (error) {
      toast.error(text('failed', { message: String(error) }))
    }
  }
  return (
    <div className="crm-prompt__draft">
      <h3>{text('draft')}</h3>
      <dl>
        <div>
          <dt>{text('to')}</dt>
          <dd>{to ?? text(obstacle ? 'noContact' : 'noAddress')}</dd>
        </div>
        <div>
          <dt>{text('subject')}</dt>
          <dd>{subject}</dd>
        </div>
      </dl>
      <p className="crm-prompt__message">{body}</p>
      <div className="crm-prompt__actions">
        <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="medium">
          {text('copy')}
        </Button>
        {!obstacle && (
          <Button
            buttonStyle="secondary"
            el="anchor"
            margin={false}
            size="medium"
            url={`mailto:${encodeURIComponent(to ?? '')}?${query}`}
          >
            {text('mail')}
          </Button>
        )}
      </div>
    </div>
  )
}
