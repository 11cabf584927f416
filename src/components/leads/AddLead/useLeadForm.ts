'use client'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'

import type { RequestError } from '../../shared/api/useCRMRequest.js'
import type { LeadChoices, LeadField, LeadValues, Start } from './values.js'

import { useText } from '../../shared/useText.js'
import { readDraft, writeDraft } from './draft.js'
import {
  emptyLead,
  isTouched,
  LEAD_FIELDS,
  problemOf,
  restoreLead,
  sortProblems,
} from './values.js'

type Errors = Partial<Record<LeadField, string>>

export const pathOf = (field: LeadField): string => `crm-lead-${field}`

const focusField = (field: LeadField) => document.getElementById(`field-${pathOf(field)}`)?.focus()

/** Values, inline errors and the kept draft of the form for a new lead. */
export const useLeadForm = ({
  choices,
  isSaving,
  start,
  userID,
}: {
  choices: LeadChoices
  /** The fields cannot be reached meanwhile. */
  isSaving: boolean
  start: Start
  userID: number | string
}) => {
  const { text } = useText()
  const [values, setValues] = useState<LeadValues>(() =>
    restoreLead({ choices, kept: readDraft(userID), start }),
  )
  const [errors, setErrors] = useState<Errors>({})
  const [formError, setFormError] = useState<null | string>(null)
  const [isFromDraft, setIsFromDraft] = useState(() => isTouched(values))
  const latest = useRef(values)
  const [refused, setRefused] = useState<LeadField | null>(null)

  // Before it is painted: whoever reads the error is already in its field.
  useLayoutEffect(() => {
    if (refused && !isSaving) {
      setRefused(null)
      focusField(refused)
    }
  }, [isSaving, refused])

  const messageOf = useCallback(
    (field: LeadField): string | undefined => {
      const problem = problemOf({ field, values: latest.current })
      return problem ? text(`addLead:${problem}`) : undefined
    },
    [text],
  )

  const change = useCallback(
    (part: Partial<LeadValues>) => {
      latest.current = { ...latest.current, ...part }
      setValues(latest.current)
      setErrors((before) => {
        const changed = Object.keys(part) as LeadField[]
        return { ...before, ...Object.fromEntries(changed.map((field) => [field, undefined])) }
      })
      writeDraft({ userID, values: isTouched(latest.current) ? latest.current : null })
    },
    [userID],
  )

  const check = useCallback(
    (field: LeadField) => {
      const message = messageOf(field)
      setErrors((before) =>
        before[field] === message ? before : { ...before, [field]: message ?? undefined },
      )
    },
    [messageOf],
  )

  /** All errors at once, with the focus in the first field that has one. */
  const checkAll = useCallback((): boolean => {
    const found = Object.fromEntries(
      LEAD_FIELDS.map((field) => [field, messageOf(field)]),
    ) as Errors
    const first = LEAD_FIELDS.find((field) => found[field])
    setErrors(found)
    setFormError(null)
    if (first) {
      focusField(first)
    }
    return first === undefined
  }, [messageOf])

  /** Everything the server has said, with the focus in the first field of it (or the form's first). */
  const refuse = useCallback(({ problems }: RequestError) => {
    const { byField, others } = sortProblems(problems)
    setErrors(byField)
    setFormError(others.length > 0 ? others.join(' ') : null)
    setRefused(LEAD_FIELDS.find((field) => byField[field]) ?? 'companyName')
  }, [])

  const discard = useCallback(() => {
    latest.current = emptyLead(start)
    setValues(latest.current)
    setErrors({})
    setFormError(null)
    setIsFromDraft(false)
    writeDraft({ userID, values: null })
    focusField('companyName')
  }, [start, userID])

  return {
    change,
    check,
    checkAll,
    discard,
    errors,
    forget: () => writeDraft({ userID, values: null }),
    formError,
    isFromDraft,
    refuse,
    values,
  }
}
