import type { Route } from '../../utilities/http/defineRoute.js'

import { askForTraining } from '../../collections/prediction/operations/askForTraining.js'
import { describePrediction } from '../../collections/prediction/operations/describePrediction.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

/** What was learned from the leads that ended, for managers. */
export const predictionRoutes: Route[] = [
  defineRoute({
    access: 'canManage',
    handle: describePrediction,
    method: 'get',
    path: '/ai/prediction',
    summary: 'How good predictions are, and what they were learned from.',
  }),
  defineRoute({
    access: 'canManage',
    handle: async ({ crm, req }) => new Answer(202, { workId: await askForTraining({ crm, req }) }),
    method: 'post',
    path: '/ai/prediction/train',
    rateLimit: 'ai',
    summary: 'Has predictions learned anew from the leads that ended.',
  }),
]
