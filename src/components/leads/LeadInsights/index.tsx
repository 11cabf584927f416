import type { DocumentViewServerProps } from 'payload'

import React from 'react'

import { getCRM } from '../../../context.js'
import { LeadInsights as Insights } from './index.client.js'

/** The tab of a lead with what the sales engine thinks of it; the record itself is Payload's to show. */
export const LeadInsights = ({
  doc,
  initPageResult: {
    docID,
    req: { payload, user },
  },
}: DocumentViewServerProps) => {
  const { access, currency } = getCRM(payload)
  const { aiScore } = doc as { aiScore?: null | number }
  return docID === undefined ? null : (
    <Insights
      canWrite={access.canWriteOwn({ role: access.roleOf({ user }) })}
      currency={currency}
      lead={docID}
      score={aiScore ?? null}
    />
  )
}
