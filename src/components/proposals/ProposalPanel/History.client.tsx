'use client'
import { useConfig, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Proposal, StatusStep } from '../../../domain/proposals/types.js'

import { useText } from '../../shared/useText.js'

/** What people call a user that was read with the history. */
const useUserName = (): ((user: unknown) => string) => {
  const { config, getEntityConfig } = useConfig()
  const title = getEntityConfig({ collectionSlug: config.admin.user })?.admin.useAsTitle ?? 'email'
  return (user) => {
    const known = (typeof user === 'object' && user !== null ? user : {}) as Record<string, string>
    return known[title] ?? known.email ?? ''
  }
}

/** Who took which step, and when. */
export const History = ({ proposal: { answerNote, history } }: { proposal: Proposal }) => {
  const { t } = useTranslation<object, string>()
  const { language, text } = useText()
  const nameOf = useUserName()
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })

  const whoOf = ({ name, by }: StatusStep): string => {
    const user = nameOf(by)
    if (name) {
      return text('proposalEditor:byClient', { name })
    }
    return user ? text('proposalEditor:by', { name: user }) : ''
  }

  return (
    <>
      <ol aria-label={text('proposalEditor:history')} className="crm-proposal-panel__history">
        {(history ?? []).map((step) => (
          <li key={step.at + step.to}>
            <strong>{t(`crm:proposalStatuses:${step.to}`)}</strong>
            <time dateTime={step.at}>{time.format(new Date(step.at))}</time>
            <span>{whoOf(step)}</span>
          </li>
        ))}
      </ol>
      {answerNote && (
        <blockquote className="crm-proposal-panel__note">
          {text('proposalEditor:note')} {answerNote}
        </blockquote>
      )}
    </>
  )
}
