import { setTimeout as sleep } from 'node:timers/promises'

import type { ResegmentRun } from '../../../src/domain/audience/board.js'
import type { JobContext } from '../jobs/types.js'

import { formatTable } from '../report.js'
import { measureFloor } from './floor.js'

type Run = { run: ResegmentRun }

const PATH = '/api/crm/audience/resegment'

/** Asks for a pass, waits for it, and says how long it took. */
const resegment = async ({ send }: Pick<JobContext, 'send'>): Promise<ResegmentRun> => {
  let { run } = await send<Run>({ method: 'POST', path: `${PATH}?wait=true` })
  while (['queued', 'running'].includes(run.status)) {
    await sleep(500)
    ;({ run } = await send<Run>({ path: PATH }))
  }
  if (run.status !== 'done') {
    throw new Error(`The pass ended as ${run.status}.`)
  }
  return run
}

/** Puts a part of all contacts where they do not belong, as events past the rules would. */
const scatter = (share: number): string => `
  with wrong as materialized (
    select contact from crm_engagement where abs(hashtext(contact::text)) % 1000 < ${share * 1000}
  ), kept as (
    update crm_engagement e set stage = case e.stage when 'active' then 'new' else 'active' end
    from wrong w where e.contact = w.contact returning e.contact, e.stage
  )
  update crm_contacts c set engagement_stage = k.stage::enum_crm_contacts_engagement_stage
  from kept k where c.id = k.contact`

/** The longest that anybody waits for a contact while a pass runs, in milliseconds. */
const watchLocks = ({ pool }: Pick<JobContext, 'pool'>) => {
  let isOver = false
  let longest = 0
  const watch = async (): Promise<number> => {
    const { rows } = await pool.query<{ id: string }>(
      'select id from crm_contacts order by md5(id::text) limit 5000',
    )
    for (let at = 0; !isOver; at += 1) {
      const from = performance.now()
      await pool.query('update crm_contacts set job_title = job_title where id = $1', [
        rows[at % rows.length]?.id,
      ])
      longest = Math.max(longest, performance.now() - from)
      await sleep(5)
    }
    return longest
  }
  const watching = watch()
  return {
    stop: () => {
      isOver = true
      return watching
    },
  }
}

/** A pass over everybody when nobody, a tenth and everybody is out of place; beside one statement. */
export const benchResegment = async ({ pool, print, send }: JobContext): Promise<void> => {
  await resegment({ send })
  const rows = [['Resegment', 'seconds', 'moved', 'one statement', 'ours ÷', 'longest wait ms']]
  for (const share of [0, 0.1, 1]) {
    await pool.query(scatter(share))
    await pool.query('vacuum (analyze) crm_contacts')
    await pool.query('vacuum (analyze) crm_engagement')
    const floor = await measureFloor(pool)
    await pool.query('vacuum (analyze) crm_contacts')
    await pool.query('vacuum (analyze) crm_engagement')
    const locks = watchLocks({ pool })
    const { finishedAt, moves, startedAt } = await resegment({ send })
    const wait = await locks.stop()
    const seconds = (Date.parse(finishedAt!) - Date.parse(startedAt!)) / 1000
    rows.push([
      `${share * 100} % out of place`,
      seconds.toFixed(1),
      String(moves.reduce((sum, { count }) => sum + count, 0)),
      floor.toFixed(1),
      `${(seconds / floor).toFixed(2)} ×`,
      wait.toFixed(0),
    ])
  }
  print(['', ...formatTable(rows)].join('\n'))
}
