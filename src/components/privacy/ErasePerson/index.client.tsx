'use client'
import {
  Button,
  ConfirmationModal,
  toast,
  useConfig,
  useDocumentInfo,
  useDocumentTitle,
  useModal,
} from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useRouter } from '../../shared/navigation.js'
import { usePrivacyText } from '../usePrivacyText.js'

const MODAL = 'crm-erase-person'

/** Every text of every table is looked through. */
const TIMEOUT_MS = 300_000

/** On a contact: erases this person for good, after asking once more. */
export const ErasePerson = () => {
  const { id, collectionSlug } = useDocumentInfo()
  const { title } = useDocumentTitle()
  const { config } = useConfig()
  const { openModal } = useModal()
  const text = usePrivacyText()
  const request = useCRMRequest()
  const router = useRouter()

  const erase = async (): Promise<void> => {
    const answer = await request({
      method: 'POST',
      path: `/crm/privacy/contacts/${id}/erase`,
      timeoutMs: TIMEOUT_MS,
    })
    if (answer.ok) {
      toast.success(text('done'))
      // What the form still shows must not be saved again.
      router.push(
        formatAdminURL({
          adminRoute: config.routes.admin,
          path: `/collections/${collectionSlug ?? ''}`,
        }),
      )
    } else {
      toast.error(answer.error.message)
    }
  }

  return id === undefined ? null : (
    <>
      <Button buttonStyle="error" onClick={() => openModal(MODAL)} size="medium">
        {text('erase')}
      </Button>
      <ConfirmationModal
        body={text('hint')}
        cancelLabel={text('cancel')}
        confirmLabel={text('confirm')}
        heading={text('title', { name: title })}
        modalSlug={MODAL}
        onConfirm={erase}
      />
    </>
  )
}
