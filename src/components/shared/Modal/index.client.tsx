'use client'
import { Modal as PayloadModal, useModal } from '@payloadcms/ui'
import React, { useEffect, useId, useRef } from 'react'

import './index.css'

/** A dialog in the middle of the screen: open while it is mounted, closed by Escape or by unmounting. */
export const Modal = ({
  slug,
  children,
  initialFocus,
  onClose,
  size = 'small',
  title,
}: {
  children: React.ReactNode
  /** CSS selector of the element that takes the focus. */
  initialFocus?: string
  onClose: () => void
  size?: 'large' | 'small' | 'wide'
  slug: string
  title: string
}) => {
  const titleID = useId()
  const { closeModal, isModalOpen, openModal } = useModal()
  const isOpen = Boolean(isModalOpen(slug))
  const wasOpen = useRef(false)

  useEffect(() => {
    openModal(slug)
    return () => closeModal(slug)
  }, [closeModal, openModal, slug])

  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      onClose()
    }
    wasOpen.current = isOpen
  }, [isOpen, onClose])

  return isOpen ? (
    <PayloadModal
      aria-labelledby={titleID}
      className={`crm-modal crm-modal--${size}`}
      closeOnBlur={false}
      focusTrapOptions={initialFocus ? { initialFocus } : undefined}
      slug={slug}
    >
      <div className="crm-modal__panel">
        <h2 className="crm-modal__title" id={titleID}>
          {title}
        </h2>
        {children}
      </div>
    </PayloadModal>
  ) : null
}
