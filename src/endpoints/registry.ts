import type { Endpoint } from 'payload'

import type { CRMContext } from '../context.js'
import type { Route } from '../utilities/http/defineRoute.js'

import { CRMError } from '../utilities/crmError.js'
import { toEndpoint } from '../utilities/http/defineRoute.js'
import { errorResponse } from '../utilities/http/errorResponse.js'
import { activityRoutes } from './activities/activityRoutes.js'
import { dealInsightRoute } from './ai/dealInsightRoute.js'
import { insightRoutes } from './ai/insightRoutes.js'
import { promptRoutes } from './ai/promptRoutes.js'
import { statusRoutes } from './ai/statusRoutes.js'
import { alertRoutes } from './alerts/alertRoutes.js'
import { analyticsRoutes } from './analytics/analyticsRoutes.js'
import { audienceRoutes } from './audience/audienceRoutes.js'
import { boardRoutes } from './board/boardRoutes.js'
import { companyRoutes } from './companies/companyRoutes.js'
import { contactRoutes } from './contacts/contactRoutes.js'
import { contactExportRoute } from './contacts/exportRoute.js'
import { contactTagsRoute } from './contacts/tagsRoute.js'
import { dealRoutes } from './deals/dealRoutes.js'
import { duplicateRoutes } from './duplicates/duplicateRoutes.js'
import { mergeRoutes } from './duplicates/mergeRoutes.js'
import { goalRoutes } from './goals/goalRoutes.js'
import { importRoutes } from './import/importRoutes.js'
import { importsRoutes } from './imports/importsRoutes.js'
import { leadRoutes } from './leads/leadRoutes.js'
import { orderRoutes } from './orders/orderRoutes.js'
import { performanceRoutes } from './performance/performanceRoutes.js'
import { predictionRoutes } from './prediction/predictionRoutes.js'
import { privacyRoutes } from './privacy/privacyRoutes.js'
import { proposalRoutes } from './proposals/proposalRoutes.js'
import { revenueRoutes } from './revenue/revenueRoutes.js'
import { runRoutes } from './runs/runRoutes.js'
import { searchRoute } from './search/searchRoute.js'
import { detailRoutes } from './timeline/detailRoutes.js'
import { timelineRoutes } from './timeline/timelineRoutes.js'
import { trackingRoutes } from './tracking/trackingRoutes.js'
import { workRoutes } from './work/workRoutes.js'

/** Every route beneath `/api/crm`, as data: what is asked of all of them is asked of this list. */
export const routes: Route[] = [
  ...boardRoutes,
  ...leadRoutes,
  contactExportRoute,
  contactTagsRoute,
  ...dealRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...proposalRoutes,
  ...orderRoutes,
  ...performanceRoutes,
  ...activityRoutes,
  ...timelineRoutes,
  ...detailRoutes,
  ...revenueRoutes,
  ...analyticsRoutes,
  ...promptRoutes,
  ...statusRoutes,
  ...goalRoutes,
  ...importRoutes,
  ...importsRoutes,
  ...runRoutes,
  ...alertRoutes,
  ...predictionRoutes,
  ...workRoutes,
  ...duplicateRoutes,
  ...mergeRoutes,
  ...insightRoutes,
  ...audienceRoutes,
  ...trackingRoutes,
  dealInsightRoute,
  searchRoute,
  ...privacyRoutes,
]

/** What is no route is answered in the API's own words, after all routes have been looked at. */
const unknownRoutes: Endpoint[] = (['delete', 'get', 'patch', 'post', 'put'] as const).map(
  (method) => ({
    handler: (req) =>
      errorResponse({
        error: new CRMError({
          code: 'not_found',
          message: `There is no route ${method.toUpperCase()} ${req.pathname}.`,
        }),
        req,
      }),
    method,
    path: '/crm/:rest*',
  }),
)

/** PUT does what PATCH does. */
const withPut = (endpoint: Endpoint): Endpoint[] =>
  endpoint.method === 'patch' ? [endpoint, { ...endpoint, method: 'put' }] : [endpoint]

export const createEndpoints = (crm: CRMContext): Endpoint[] => [
  ...routes.flatMap((route) => withPut(toEndpoint({ crm, route }))),
  ...unknownRoutes,
]
