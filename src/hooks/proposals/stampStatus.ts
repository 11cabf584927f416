import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ProposalStatus } from '../../domain/proposals/status.js'
import type { Proposal, StatusStep } from '../../domain/proposals/types.js'

import { readSettings } from '../../database/settings/readSettings.js'
import { sendWith } from '../../domain/proposals/sentWith.js'
import { createLinkKey } from '../../utilities/linkToken.js'

const isAnswer = (status: ProposalStatus): boolean => status === 'accepted' || status === 'rejected'

/**
 * Who took an offer which step, and when, is written by the server alone: a user, or the client by
 * the name they gave. Going out, an offer gets the key of its public link, and keeps the seller, terms
 * and currency it goes out with.
 */
export const stampStatus =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data: given, operation, originalDoc, req }) => {
    const data = given as Partial<Proposal>
    const before = (operation === 'create' ? undefined : originalDoc) as Proposal | undefined
    const from = before?.status
    const to = data.status ?? from ?? 'draft'
    const history = before?.history ?? []
    if (from === to) {
      return { ...data, history }
    }
    const at = crm.now().toISOString()
    const step: StatusStep = {
      name: isAnswer(to) ? (data.answeredBy ?? null) : null,
      at,
      by: req.user?.collection === crm.usersSlug ? req.user.id : null,
      from: from ?? null,
      to,
    }
    return {
      ...data,
      history: [...history, step],
      ...(to === 'sent'
        ? {
            linkKey: createLinkKey(),
            sentAt: at,
            sentWith: sendWith({
              currency: crm.currency,
              settings: await readSettings({ crm, req }),
            }),
          }
        : {}),
      ...(to === 'viewed' ? { viewedAt: at } : {}),
      ...(isAnswer(to) ? { answeredAt: at } : {}),
    }
  }
