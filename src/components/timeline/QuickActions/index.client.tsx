'use client'
import React, { useId } from 'react'

import type { ContactObstacle } from '../../../domain/contacts/mayContact.js'

import { useText } from '../../shared/useText.js'

/** What a click begins, and what is then written down. */
export type QuickType = 'call' | 'email' | 'sms'

export type Way = {
  /** `null` when no address is known. */
  href: null | string
  /** Why they may not be reached this way. */
  obstacle: ContactObstacle | null
  type: QuickType
}

/** A link while the way is open, a button that says why it is not otherwise. */
const Action = ({
  onUse,
  way: { type, href, obstacle },
}: {
  onUse: (type: QuickType) => void
  way: Way
}) => {
  const id = useId()
  const { text } = useText()
  const label = text(`timeline:quick:${type}`)
  if (href && !obstacle) {
    return (
      <a className="crm-quick__way" href={href} onClick={() => onUse(type)}>
        {label}
      </a>
    )
  }
  const reason = text(`timeline:mayNot:${obstacle ?? 'noAddress'}`)
  return (
    <span className="crm-quick__closed" title={reason}>
      <button aria-describedby={id} className="crm-quick__way" disabled type="button">
        {label}
      </button>
      <span className="crm-quick__reason" id={id}>
        {reason}
      </span>
    </span>
  )
}

/** Opens the phone or the mailbox, as far as the person may be reached that way. */
export const QuickActions = ({
  onUse,
  ways,
}: {
  onUse: (type: QuickType) => void
  ways: Way[]
}) => (
  <div className="crm-quick">
    {ways.map((way) => (
      <Action key={way.type} onUse={onUse} way={way} />
    ))}
  </div>
)
