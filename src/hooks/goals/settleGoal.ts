import type { CollectionBeforeChangeHook, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { GoalPeriod } from '../../domain/goals/period.js'

import { GOAL_PERIODS, goalSpan } from '../../domain/goals/period.js'
import { dayFieldOf } from '../../domain/shared/days.js'
import { refusalError } from '../../utilities/crmError.js'
import { relationID } from '../../utilities/relationID.js'

type Goal = {
  deletedAt?: null | string
  id: number | string
  owner?: unknown
  period: GoalPeriod
  pipeline?: unknown
  start: string
}

const same = (field: string, id: null | number | string): Where => ({
  [field]: id === null ? { exists: false } : { equals: id },
})

/** A goal begins with its month or quarter, and there is one for the same people, pipeline and time. */
export const settleGoal =
  (crm: CRMContext): CollectionBeforeChangeHook<Goal> =>
  async ({ data, originalDoc, req }) => {
    const goal = { ...originalDoc, ...data } as Goal
    if (!goal.start || !GOAL_PERIODS.includes(goal.period)) {
      return data // which Payload is about to complain of
    }
    const { from } = goalSpan({ day: goal.start.slice(0, 10), period: goal.period })
    const start = dayFieldOf(from)
    const { totalDocs } = await req.payload.count({
      collection: crm.slugs.goals,
      overrideAccess: true, // the rule holds for goals one may not see as well
      req,
      where: {
        and: [
          same('owner', relationID(goal.owner)),
          same('pipeline', relationID(goal.pipeline)),
          { period: { equals: goal.period } },
          { start: { equals: start } },
          ...(originalDoc?.id === undefined ? [] : [{ id: { not_equals: originalDoc.id } }]),
        ],
      },
    })
    if (totalDocs > 0 && !goal.deletedAt) {
      throw refusalError({
        collection: crm.slugs.goals,
        refusal: { code: 'conflict', reason: 'goalTwice' },
        t: req.t,
      })
    }
    return { ...data, start }
  }
