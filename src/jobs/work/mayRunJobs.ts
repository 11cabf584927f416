import type { PayloadRequest } from 'payload'

import { timingSafeEqual } from 'node:crypto'

import type { CRMContext } from '../../context.js'

import { roleOf } from '../../utilities/access.js'

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Who may run the jobs queue at `/api/payload-jobs/run`: administrators of the CRM, and a cron service
 * that knows `CRON_SECRET` and sends it as `Authorization: Bearer …`, as Vercel's does.
 */
export const mayRunJobs =
  (crm: CRMContext) =>
  ({ req }: { req: PayloadRequest }): boolean => {
    const secret = process.env.CRON_SECRET
    return (
      crm.access.canAdminister({ role: roleOf({ crm, req }) }) ||
      (Boolean(secret) && isSame(req.headers.get('authorization') ?? '', `Bearer ${secret}`))
    )
  }
