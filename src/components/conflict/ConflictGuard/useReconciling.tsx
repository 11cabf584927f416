'use client'
import { toast, useDocumentInfo, useEffectEvent, useForm, useLocale } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { Doc } from '../../../domain/shared/merge/differingFields.js'
import type { Merge } from '../../../domain/shared/merge/mergeChanges.js'
import type { Choices, ConflictItem } from '../ConflictDialog/index.client.js'

import { mergeChanges, settleConflicts } from '../../../domain/shared/merge/mergeChanges.js'
import { isSameVersion } from '../../../domain/shared/version.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { formatAgo, formatNames } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { FieldValue, useFieldLabel } from '../FieldValue/index.client.js'
import { useFailedSave } from './useFailedSave.js'
import { useFillForm } from './useFillForm.js'
import { useMergeFields } from './useMergeFields.js'

/** Two edits of the form's document, and what becomes of them field by field. */
type Both = { merge: Merge; mine: Doc; theirs: Doc }

export type Question = { byline: string; items: ConflictItem[]; kept: string[]; taken: string[] }

/**
 * Brings the form and a document that somebody else has saved meanwhile together, and saves again.
 * Nothing in the form changes before that is decided.
 */
export const useReconciling = ({
  id,
  collectionSlug,
}: {
  collectionSlug: string
  id: number | string
}): { answer: (choices: Choices | null) => void; question: null | Question } => {
  const form = useForm()
  const request = useCRMRequest()
  const { language, text } = useText()
  const locale = useLocale()?.code
  const { savedDocumentData, updateSavedDocumentData } = useDocumentInfo()
  const { fields, shapes } = useMergeFields()
  const labelOf = useFieldLabel()
  const { failures, focusBack, hold, release } = useFailedSave()
  const fill = useFillForm()
  const [asking, setAsking] = useState<Both | null>(null)
  /** What to say once the merged form is saved; `null` while there is nothing to save. */
  const [saving, setSaving] = useState<null | string>(null)

  const shown = (names: string[]) => fields.filter(({ name }) => names.includes(name))

  /** Puts the merged document into the form, and has it saved where anything of mine is left in it. */
  const settle = async ({
    both: { merge, theirs },
    choices,
  }: {
    both: Both
    choices: Choices
  }): Promise<void> => {
    hold()
    const isFilled = await fill({ ...theirs, ...settleConflicts({ choices, merge, theirs }) })
    if (isFilled) {
      updateSavedDocumentData(theirs)
      const taken = shown(merge.takenFromTheirs).map(labelOf)
      const isAllTheirs = merge.conflicts.every((name) => choices[name] === 'theirs')
      if (isAllTheirs && merge.keptMine.length === 0) {
        toast.info(text('conflict:untouched'))
      } else if (taken.length > 0) {
        setSaving(text('conflict:merged', { fields: formatNames({ language, names: taken }) }))
      } else {
        setSaving(text('conflict:mergedUnseen'))
      }
    } else {
      toast.error(text('errors:network'))
    }
    release()
  }

  const readTheirs = async (): Promise<Doc | null> => {
    const query = new URLSearchParams({ depth: '0', 'fallback-locale': 'null' })
    if (locale) {
      query.set('locale', locale)
    }
    const answer = await request<Doc>({ path: `/${collectionSlug}/${id}?${query.toString()}` })
    return answer.ok ? answer.value : null
  }

  const reconcile = useEffectEvent(async (): Promise<void> => {
    form.setModified(true) // a refusal makes Payload forget it, and with it to warn who leaves the page
    hold()
    const theirs = await readTheirs()
    const typed = form.getData() as Doc
    if (!theirs || isSameVersion({ seen: typed.version, stored: theirs.updatedAt })) {
      release() // refused for another reason, which Payload has told
      return
    }
    toast.dismiss() // the refusal in one sentence, which is told better from here
    const base = (savedDocumentData ?? {}) as Doc
    const mine = { ...base, ...typed }
    const both = { merge: mergeChanges({ base, mine, shapes, theirs }), mine, theirs }
    if (shown(both.merge.conflicts).length > 0) {
      release()
      setAsking(both)
    } else {
      await settle({ both, choices: unseenChoices(both) })
    }
  })
  useEffect(() => {
    if (failures > 0) {
      void reconcile()
    }
  }, [failures])

  /** What nobody sees in the form, nobody typed there. */
  const unseenChoices = ({ merge }: Both): Choices =>
    Object.fromEntries(
      merge.conflicts
        .filter((name) => shown([name]).length === 0)
        .map((name) => [name, 'theirs' as const]),
    )

  // A render later, when the form holds what was merged.
  const save = useEffectEvent(async (said: string): Promise<void> => {
    form.setModified(true)
    const result = await form.submit()
    if (result?.res?.ok) {
      toast.info(said)
    }
  })
  useEffect(() => {
    if (saving !== null) {
      setSaving(null)
      void save(saving)
    }
  }, [saving])

  const answer = (choices: Choices | null) => {
    setAsking(null)
    if (asking && choices) {
      void settle({ both: asking, choices: { ...unseenChoices(asking), ...choices } })
    } else {
      // Once the dialog has let go of the focus.
      setTimeout(focusBack, 50)
    }
  }

  return { answer, question: asking && questionOf(asking) }

  function questionOf({ merge, mine, theirs }: Both): Question {
    const changedAt = new Date(String(theirs.updatedAt))
    return {
      byline: text('conflict:changed', {
        ago: formatAgo({ language, now: new Date(), time: changedAt }) ?? text('conflict:justNow'),
      }),
      items: shown(merge.conflicts).map((field) => ({
        name: field.name,
        label: labelOf(field),
        mine: <FieldValue doc={mine} field={field} value={mine[field.name]} />,
        theirs: <FieldValue doc={theirs} field={field} value={theirs[field.name]} />,
      })),
      kept: shown(merge.keptMine).map(labelOf),
      taken: shown(merge.takenFromTheirs).map(labelOf),
    }
  }
}
