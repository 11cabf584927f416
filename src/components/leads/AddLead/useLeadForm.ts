'use client'
import { useCallback, useMemo, useRef, useState } from 'react'

import type { RequestError } from '../../shared/api/useCRMRequest.js'
import type { LeadField, LeadValues } from './values.js'

import { useText } from '../../shared/useText.js'
import { readDraft, writeDraft } from './draft.js'
import { emptyLead, isTouched, LEAD_FIELDS, problemOf } from './values.js'

type Errors = Partial<Record<LeadField, string>>

export const pathOf = (field: LeadField): string => `crm-lead-${field}`

const focusField = (field: LeadField) => document.getElementById(`field-${pathOf(field)}`)?.focus()

/** Values, inline errors and the kept draft of the form for a new lead. */
export const useLeadForm = ({
  start,
  userID,
}: {
  start: Pick<LeadValues, 'owner' | 'pipeline' | 'stage'>
  userID: number | string
}) => {
  const { text } = useText()
  const kept = useMemo(() => readDraft(userID), [userID])
  const [values, setValues] = useState<LeadValues>({ ...emptyLead(start), ...kept, ...start })
  const [errors, setErrors] = useState<Errors>({})
  const [formError, setFormError] = useState<null | string>(null)
  const [isFromDraft, setIsFromDraft] = useState(() => isTouched(values))
  const latest = useRef(values)

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

  const refuse = useCallback(({ field, message }: RequestError) => {
    const known = LEAD_FIELDS.find((name) => name === field?.split('.')[0])
    if (known) {
      setErrors({ [known]: message })
      focusField(known)
    } else {
      setFormError(message)
    }
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
