'use client'
import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Choices } from '../../conflict/ConflictDialog/index.client.js'
import type { MoveQuestion } from '../hooks/useMoveQuestions.js'

import { ConflictDialog } from '../../conflict/ConflictDialog/index.client.js'
import { formatAgo } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** Asks where a card is to stay that two people have moved; no answer leaves it where they put it. */
export const MoveConflict = ({
  nameOf,
  onAnswer,
  question: { id, company, current, merge, mover },
}: {
  nameOf: (stage: string) => string
  onAnswer: (choices: Choices | null) => void
  question: MoveQuestion
}) => {
  const { language, text } = useText()
  const { t } = useTranslation()
  const changedAt = new Date(current.updatedAt)
  const ago = formatAgo({ language, now: new Date(), time: changedAt }) ?? text('conflict:justNow')
  const mine = merge.merged as { lostReason?: string; stage?: string }
  const items = [
    {
      name: 'stage',
      label: text('fields:stage'),
      mine: nameOf(mine.stage ?? ''),
      theirs: nameOf(current.stage),
    },
    {
      name: 'lostReason',
      label: text('lost:label'),
      mine: mine.lostReason,
      theirs: current.lostReason,
    },
  ]
  return (
    <ConflictDialog
      backLabel={t('general:cancel')}
      byline={
        mover ? text('conflict:changedBy', { name: mover, ago }) : text('conflict:changed', { ago })
      }
      items={items.filter(({ name }) => merge.conflicts.includes(name))}
      onAnswer={onAnswer}
      slug={`crm-conflict-${id}`}
      title={text('conflict:moved', { company })}
    />
  )
}
