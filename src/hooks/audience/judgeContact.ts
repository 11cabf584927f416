import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { settleStages } from '../../database/audience/settleStages.js'

type Contact = { createdAt?: string; id: number | string; subscribedAt?: null | string }

const sinceOf = ({ createdAt, subscribedAt }: Partial<Contact>): unknown =>
  subscribedAt ?? createdAt ?? null

/** Whoever is said to have subscribed at another time is judged anew at once; so are new contacts. */
export const judgeContact =
  (crm: CRMContext): CollectionAfterChangeHook<Contact> =>
  async ({ doc, operation, previousDoc, req }) => {
    if (operation === 'update' && sinceOf(doc) === sinceOf(previousDoc)) {
      return doc
    }
    const [moved] = await settleStages({ cause: 'profile', crm, ids: [doc.id], req })
    return moved
      ? {
          ...doc,
          engagementStage: moved.to,
          engagementStageEnteredAt: crm.now().toISOString(),
        }
      : doc
  }
