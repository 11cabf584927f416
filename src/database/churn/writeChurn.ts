import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { ChurnRisk } from '../../domain/churn/types.js'

import { storableJSON } from '../../domain/insights/storableJSON.js'
import { execute, tableOf } from '../session.js'

/** Copies risks to the leads they are about; their versions stay, as nobody's edit is touched. */
export const writeChurn = async ({
  crm,
  req,
  risks,
}: {
  crm: CRMContext
  req: PayloadRequest
  risks: { action: null | string; lead: number | string; risk: ChurnRisk }[]
}): Promise<void> => {
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const rows = risks.map(({ action, lead, risk }) => ({
    id: lead,
    ai_recommendation: action,
    churn_risk: risk,
  }))
  await execute({
    query: sql`
      update ${leads} l set churn_risk = r.churn_risk, ai_recommendation = r.ai_recommendation
      from jsonb_populate_recordset(null::${leads}, ${storableJSON(rows)}::jsonb) r
      where l.id = r.id and (l.churn_risk is distinct from r.churn_risk
        or l.ai_recommendation is distinct from r.ai_recommendation)`,
    req,
  })
}
