import { fileURLToPath } from 'node:url'

import type { Contender } from '../measure.js'
import type { Job, JobContext } from './types.js'

import { runChild } from '../../../demo/system/children.js'
import { root } from '../../support/paths.js'
import { generateAudience } from '../audience/generate.js'
import { benchIntake, eventOf } from '../audience/intake.js'
import { benchResegment } from '../audience/resegment.js'
import { benchSearch, searchPath } from '../audience/search.js'
import { DEFAULT_PLAN, measure } from '../measure.js'
import { formatReport } from '../report.js'
import { show } from './plans.js'

const timed = async <T>({
  name,
  print,
  work,
}: { name: string; work: () => Promise<T> } & Pick<JobContext, 'print'>): Promise<T> => {
  const from = performance.now()
  const value = await work()
  print(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return value
}

const rebuild = ({ app, signal }: Pick<JobContext, 'app' | 'signal'>): Promise<void> =>
  runChild({
    name: 'Counting the events',
    args: [fileURLToPath(new URL('../audience/rebuild.ts', import.meta.url))],
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: app.databaseURL,
      DISABLE_PAYLOAD_HMR: 'true',
      NODE_ENV: 'production',
      PAYLOAD_SECRET: 'bench',
      TSX_TSCONFIG_PATH: fileURLToPath(new URL('../app/tsconfig.json', import.meta.url)),
    },
    imports: [import.meta.resolve('tsx')],
    signal,
  })

const BOARD = '/api/crm/audience/board'
const EVENT = 'POST /api/crm/audience/events, one event'
const INSERT = 'a plain insert of the event, no server'

const INSERT_SQL = `insert into crm_engagement_events (id, contact_id, kind, is_machine, occurred_at, source)
  values (gen_random_uuid()::text, $1, 'visit', false, now(), 'plain')`

/** A million people by default: what is kept of them, and what it costs. */
export const audience: Job = async (context) => {
  const { app, pool, print, send, signal, size } = context
  const count = (value: number | string): string => Number(value).toLocaleString('en-US')
  print(`\nAudience: ${count(size.contacts)} contacts, about ${count(size.events)} events`)
  const client = await pool.connect()
  await timed({
    name: 'Made up',
    print,
    work: () => generateAudience({ client, size }),
  }).finally(() => client.release())
  await timed({ name: 'Counted from events', print, work: () => rebuild({ app, signal }) })
  await pool.query('vacuum (analyze)')
  const { rows: stages } = await pool.query<{ count: number; stage: string }>(
    'select stage, count(*)::int as count from crm_engagement group by 1 order by 2 desc',
  )
  print(stages.map(({ count: people, stage }) => `${stage} ${count(people)}`).join(', '))
  const { rows } = await pool.query<{ id: string }>('select id from crm_contacts order by phone')
  const contacts = rows.map(({ id }) => id)
  let at = 0
  const next = (): string => contacts[(at += 7919) % contacts.length]!

  await benchResegment(context)
  const turns = { plan: { ...DEFAULT_PLAN, rounds: 3 } }
  const events: Contender[] = [
    {
      name: EVENT,
      run: () =>
        send({
          body: { events: [eventOf(next())] },
          method: 'POST',
          path: '/api/crm/audience/events',
        }),
    },
    { name: INSERT, run: () => pool.query(INSERT_SQL, [next()]) },
    {
      name: 'signed-in endpoint that does nothing',
      run: () => send({ path: '/api/floor/nothing' }),
    },
  ]
  const reads: Contender[] = [
    { name: `GET ${BOARD}`, run: () => send({ path: BOARD }) },
    { name: `GET ${BOARD}/churned`, run: () => send({ path: `${BOARD}/churned` }) },
    {
      name: 'signed-in endpoint that does nothing',
      run: () => send({ path: '/api/floor/nothing' }),
    },
  ]
  for (const [title, contenders] of [
    ['One event, with all that follows from it', events],
    ['Audience board: counts, and the first 30 of each stage', reads],
  ] as const) {
    print(
      formatReport({
        figures: await measure({ contenders: [...contenders], ...turns }),
        goals: [],
        title,
      }),
    )
  }
  await benchSearch({ print, send })
  await benchIntake({ contacts, print, send })

  const plain = { app, pool, print }
  await show({ ...plain, name: `GET ${BOARD}`, work: () => send({ path: BOARD }) })
  // One person, and a fifth of everybody by their name or their company's.
  for (const q of ['ito1042', 'fischer']) {
    const path = `${BOARD}?q=${q}`
    await show({ ...plain, name: `GET ${path}`, work: () => send({ path }) })
  }
  const search = searchPath('grace fischer')
  await show({ ...plain, name: `GET ${search}`, work: () => send({ path: search }) })
  await show({ ...plain, name: EVENT, work: () => events[0]!.run(0) })
}
