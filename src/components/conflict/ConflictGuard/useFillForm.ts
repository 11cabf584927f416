'use client'
import type { FormState } from 'payload'

import { useDocumentInfo, useForm, useLocale, useServerFunctions } from '@payloadcms/ui'

import type { Doc } from '../../../domain/shared/merge/differingFields.js'

/**
 * Puts a whole document into the form around. Like the form's own `reset`, which empties the form
 * when the server cannot be reached; this leaves it as it was, and says so.
 */
export const useFillForm = (): ((data: Doc) => Promise<boolean>) => {
  const { replaceState } = useForm()
  const { getFormState } = useServerFunctions()
  const { id, collectionSlug, docPermissions, getDocPreferences } = useDocumentInfo()
  const locale = useLocale()?.code

  return async (data) => {
    const answer: { state?: FormState | null } = await getFormState({
      id,
      collectionSlug,
      data,
      docPermissions,
      docPreferences: await getDocPreferences().catch(() => ({ fields: {} })),
      locale,
      operation: 'update',
      renderAllFields: true,
      schemaPath: collectionSlug ?? '',
      skipValidation: true,
    })
    if (!answer.state) {
      return false
    }
    replaceState(answer.state)
    return true
  }
}
