import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { AlertsQuery } from '../../domain/alerts/query.js'
import type { Alerts } from '../../domain/alerts/types.js'

import { readLeadScope } from '../analytics/scope.js'
import { readTimeZone } from '../settings/readTimeZone.js'
import { readAlertLeads } from './readAlertLeads.js'
import { readContactTimes } from './readContactTimes.js'
import { readRiskFactors } from './readRiskFactors.js'
import { readTopSources } from './readTopSources.js'

/** What needs somebody now, and what the past says, within what the viewer may read. */
export const readAlerts = async ({
  crm,
  query,
  req,
}: {
  crm: CRMContext
  query: AlertsQuery
  req: PayloadRequest
}): Promise<Alerts> => {
  const scope = await readLeadScope({ crm, query, req })
  const args = { crm, now: crm.now(), req, scope }
  const timeZone = await readTimeZone({ crm, req })
  return {
    alerts: await readAlertLeads({ ...args, limit: query.limit, timeZone }),
    insights: {
      contactTimes: await readContactTimes({ ...args, timeZone }),
      riskFactors: await readRiskFactors(args),
      topSources: await readTopSources(args),
    },
  }
}
