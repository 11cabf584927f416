'use client'
import React from 'react'

import type { ConsentLine } from '../../../domain/contacts/detail.js'
import type { ConsentStatus } from '../../../domain/contacts/types.js'

import { useText } from '../../shared/useText.js'
import { useMoment } from '../useMoment.js'
import { useWords } from '../useWords.js'
import { Panel } from './Panels.client.js'

const LOOKS: Record<ConsentStatus, string> = {
  granted: 'crm-chip crm-chip--high',
  revoked: 'crm-chip crm-chip--low',
  unknown: 'crm-chip',
}

/** What somebody agreed to, channel by channel: since when, and where they said so. */
export const Consent = ({ lines }: { lines: ConsentLine[] }) => {
  const { text } = useText()
  const moment = useMoment()
  const words = useWords()
  return (
    <Panel title={text('timeline:consent')}>
      <ul className="crm-record__lines">
        {lines.map(({ at, channel, source, status }) => (
          <li key={channel}>
            <span className="crm-record__pair">
              {text(`timeline:channels:${channel}`)}
              <span className={LOOKS[status]}>{words(`consentStatuses:${status}`)}</span>
            </span>
            <span>
              {[
                at && text('timeline:consentAt', { day: moment(at) }),
                source && text('timeline:consentSource', { source }),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
