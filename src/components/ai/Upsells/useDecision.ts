'use client'
import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'

import type { InsightStatus } from '../../../domain/insights/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { withAction } from '../../shared/toast/withAction.js'
import { useText } from '../../shared/useText.js'

type ID = number | string

/** Approves an opportunity, or dismisses it, which can be taken back. */
export const useDecision = ({ id, onDecided }: { id: ID; onDecided: () => void }) => {
  const request = useCRMRequest()
  const { text } = useText()
  const [isBusy, setIsBusy] = useState(false)

  const decide = useCallback(
    async (status: InsightStatus): Promise<boolean> => {
      setIsBusy(true)
      const answer = await request({
        body: { status },
        method: 'PATCH',
        path: `/crm/ai/insights/${id}`,
      })
      setIsBusy(false)
      if (answer.ok) {
        onDecided()
      } else {
        toast.error(answer.error.message)
      }
      return answer.ok
    },
    [id, onDecided, request],
  )

  const approve = useCallback(async () => {
    if (await decide('approved')) {
      toast.success(text('suggest:upsells:approved'))
    }
  }, [decide, text])

  const dismiss = useCallback(async () => {
    if (await decide('dismissed')) {
      toast.success(text('suggest:upsells:dismissed'), {
        action: { label: text('move:undo'), onClick: () => void decide('current') },
        ...withAction,
      })
    }
  }, [decide, text])

  return { approve, dismiss, isBusy }
}
