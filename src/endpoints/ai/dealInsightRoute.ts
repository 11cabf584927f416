import { generateDealInsights } from '../../collections/insights/operations/deals/generateDealInsights.js'
import { dealInsightsSchema, dealParamsSchema } from '../../domain/deals/schema.js'
import { answerAfterwards } from '../../utilities/http/answerAfterwards.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

export const dealInsightRoute = defineRoute({
  access: 'canWriteOwn',
  body: dealInsightsSchema,
  handle: ({ body: { refresh }, crm, keyed, params: { leadId }, req }) =>
    answerAfterwards({
      keyed,
      req,
      work: () => generateDealInsights({ id: leadId, crm, isRefreshed: refresh, req }),
    }),
  method: 'post',
  params: dealParamsSchema,
  path: '/ai/deal-insights/:leadId',
  rateLimit: 'ai',
  summary: 'Advises on a deal: its chance and why, what to do next, what to offer, how to present.',
  transaction: 'operation',
})
