import type { TaskConfig } from 'payload'

import type { WorkKinds } from '../../collections/work/operations/types.js'
import type { CRMContext } from '../../context.js'
import type { Schedule } from '../../domain/work/schedule.js'

import { settleDue } from '../../collections/contacts/operations/settleDue.js'
import { lanesOf } from '../../collections/runs/operations/lanes.js'
import { settleRuns } from '../../collections/runs/operations/settleRuns.js'
import { drainWork } from '../../collections/work/operations/drainWork.js'
import { enqueueScheduled } from '../../collections/work/operations/enqueueScheduled.js'
import { queueTrigger } from '../../collections/work/operations/queueTrigger.js'
import { sweepTriggers } from '../../collections/work/operations/sweepTriggers.js'
import { TRIGGER_SLUG } from '../../domain/work/trigger.js'

/** A run of the task begins no new item after so long: other jobs of the host want their turn. */
const SECONDS = 50

/** Contacts whose time has come go first, but not for longer than this: other work waits as well. */
const DUE_SECONDS = 10

/**
 * The task through which Payload's jobs queue wakes a worker: it asks for the scheduled work that is
 * due and does what the table of work holds. Run twice, by several nodes or never to its end, it does
 * no harm: who does what is settled in the table.
 *
 * When the plugin is disabled the task stays, because its name and its schedule are schema.
 */
export const createWorkTask = ({
  crm,
  kinds,
  schedules,
}: {
  crm: CRMContext
  kinds: WorkKinds
  schedules: Schedule[]
}): TaskConfig => ({
  slug: TRIGGER_SLUG,
  handler: async ({ req }) => {
    if (!crm.disabled) {
      await enqueueScheduled({ crm, req, schedules })
      const { payload } = req
      const isMoreDue = await settleDue({ crm, payload, seconds: DUE_SECONDS })
      const isMoreToDo = await drainWork({
        crm,
        kinds,
        lanes: lanesOf(crm),
        payload,
        seconds: SECONDS,
      })
      if (isMoreDue || isMoreToDo) {
        await queueTrigger({ req })
      }
      await settleRuns({ crm, payload })
    }
    return { output: {} }
  },
  label: 'CRM: work',
  retries: 0,
  schedule: [
    {
      cron: '* * * * *',
      hooks: {
        beforeSchedule: async ({ queueable, req }) => ({
          input: {},
          shouldSchedule: !crm.disabled && (await sweepTriggers({ req })),
          waitUntil: queueable.waitUntil,
        }),
      },
      queue: 'default',
    },
  ],
})
