'use client'
import type { RefObject } from 'react'

import { useEffect } from 'react'

const TYPED_IN = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'

/** "/" anywhere on the page goes to an input, unless it is being typed somewhere or a dialog is open. */
export const useSlashKey = (input: RefObject<HTMLInputElement | null>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyped = event.target instanceof Element && event.target.closest(TYPED_IN) !== null
      const isElsewhere = isTyped || document.querySelector('dialog[open], [aria-modal="true"]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isElsewhere) {
        return
      }
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [input])
}
