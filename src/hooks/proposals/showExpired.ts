import type { FieldHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Proposal } from '../../domain/proposals/types.js'

import { readTimeZone } from '../../database/settings/readTimeZone.js'
import { isOpenOffer, isProposalExpired } from '../../domain/proposals/status.js'

/** Whether an offer's last day is over, as of now. */
export const showExpired =
  (crm: CRMContext): FieldHook =>
  async ({ req, siblingData }) => {
    const { expiresAt, status } = siblingData as Partial<Proposal>
    return status && expiresAt && isOpenOffer(status)
      ? isProposalExpired({
          expiresAt,
          now: crm.now(),
          status,
          timeZone: await readTimeZone({ crm, req }),
        })
      : false
  }
