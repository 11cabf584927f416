'use client'
import { toast, useConfig, useForm } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'

import type { ProposalAction } from './actions.js'
import type { Shown } from './useProposal.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useRouter } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'

type Doc = { id: number | string } & Record<string, unknown>
type Done = { doc?: Doc; url?: string }

/** Browsers may refuse; the link is shown beside the buttons as well, to be copied by hand. */
const copy = async (url: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(url)
    return true
  } catch {
    return false
  }
}

/** The steps a person takes with a proposal, and the link they get for it. */
export const useSteps = ({
  ordersSlug,
  proposalsSlug,
  reload,
  shown,
}: {
  ordersSlug: string
  proposalsSlug: string
  reload: () => Promise<void>
  shown: null | Shown
}) => {
  const { config } = useConfig()
  const { reset } = useForm()
  const { text } = useText()
  const request = useCRMRequest()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [url, setURL] = useState<null | string>(null)
  const id = shown?.proposal.id

  const open = (slug: string, document: number | string): void =>
    router.push(
      formatAdminURL({
        adminRoute: config.routes.admin,
        path: `/collections/${slug}/${document}`,
      }),
    )

  const ask = async (
    path: string,
    { body, method = 'POST' }: { body?: object; method?: 'GET' | 'PATCH' | 'POST' } = {},
  ): Promise<Done | null> => {
    const answer = await request<Done>({ body, method, path: `/crm/proposals/${id}${path}` })
    if (!answer.ok) {
      toast.error(answer.error.message)
      return null
    }
    return answer.value
  }

  const show = async (done: Done | null, said?: string): Promise<void> => {
    if (!done) {
      return
    }
    if (done.url !== undefined) {
      setURL(done.url)
    }
    if (said !== undefined) {
      toast.success(said)
    }
    if (done.doc) {
      await reset(done.doc)
    }
    await reload()
  }

  const answer = async (status: 'accepted' | 'rejected'): Promise<void> =>
    show(await ask('', { body: { status }, method: 'PATCH' }))

  const STEPS: Record<ProposalAction, () => Promise<void>> = {
    copyLink: async () => {
      const done = await ask('/link', { method: 'GET' })
      const isCopied = done?.url !== undefined && (await copy(done.url))
      await show(done, isCopied ? text('proposalEditor:copied') : undefined)
    },
    markAccepted: () => answer('accepted'),
    markRejected: () => answer('rejected'),
    newLink: async () => show(await ask('/renew-link'), text('proposalEditor:newLinkMade')),
    openOrder: () => Promise.resolve(open(ordersSlug, shown!.order!.id)),
    order: async () => {
      const done = await ask('/convert', { body: {} })
      if (done?.doc) {
        open(ordersSlug, done.doc.id)
      }
    },
    revise: async () => {
      const done = await ask('/revise')
      if (done?.doc) {
        open(proposalsSlug, done.doc.id)
      }
    },
    revokeLink: async () => {
      const done = await ask('/revoke-link')
      if (done) {
        setURL(null)
      }
      await show(done, text('proposalEditor:revoked'))
    },
    send: async () => show(await ask('/send', { body: {} }), text('proposalEditor:sent')),
  }

  const take = async (action: ProposalAction): Promise<void> => {
    setBusy(true)
    await STEPS[action]()
    setBusy(false)
  }

  return { isBusy, open, take, url }
}
