'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { DescribedMerge } from '../../../domain/duplicates/answers.js'

import '../../shared/tokens.css'
import '../index.css'
import { RecordLink } from '../RecordLink.client.js'
import { useDuplicateText } from '../useDuplicateText.js'
import './index.css'
import { useMerges } from './useMerges.js'

const SLUG = 'crm-undo-merge'

const useDay = (): ((moment: string) => string) => {
  const { language } = useDuplicateText()
  return (moment) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(moment))
}

/** Merges that can still be taken back, each with the button that does it; nothing where there are none. */
export const MergeList = ({
  slug,
  onUndone,
  query,
  revision = 0,
  title,
}: {
  onUndone: () => void
  query: string
  revision?: number
  slug: string
  /** Left out where the list stands on the record itself. */
  title?: string
}) => {
  const { text } = useDuplicateText()
  const dayOf = useDay()
  const { openModal } = useModal()
  const [chosen, setChosen] = useState<DescribedMerge | null>(null)
  const { isBusy, loaded, undo } = useMerges({ slug, onUndone, query, revision })
  const undoable = loaded.status === 'ready' ? loaded.value.filter((merge) => merge.isUndoable) : []
  return (
    <>
      {loaded.status === 'failed' ? (
        <p className="crm-twins__error" role="alert">
          {loaded.message}
        </p>
      ) : null}
      {undoable.length > 0 ? (
        <section aria-label={title ?? text('notice:title')} className="crm-merges">
          {title ? <h2>{title}</h2> : null}
          <ul>
            {undoable.map((merge) => (
              <li key={merge.id}>
                <p>
                  {title ? (
                    <>
                      <RecordLink id={merge.winner.id} name={merge.winner.name} slug={slug} />
                      {' · '}
                    </>
                  ) : null}
                  {text('notice:merged', {
                    name: merge.loser.name ?? '',
                    day: dayOf(merge.mergedAt),
                  })}{' '}
                  <span className="crm-merges__until">
                    {text('notice:until', { day: dayOf(merge.undoableUntil) })}
                  </span>
                </p>
                <Button
                  buttonStyle="secondary"
                  disabled={isBusy}
                  margin={false}
                  onClick={() => {
                    setChosen(merge)
                    openModal(SLUG)
                  }}
                  size="small"
                >
                  {text('notice:undo')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ConfirmationModal
        body={text('notice:undoConfirm')}
        confirmLabel={text('notice:undo')}
        heading={text('notice:undoTitle', { name: chosen?.loser.name ?? '' })}
        modalSlug={SLUG}
        onConfirm={() => {
          if (chosen) {
            undo(chosen)
          }
        }}
      />
    </>
  )
}
