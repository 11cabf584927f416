import type { Send } from '../client.js'
import type { Contender } from '../measure.js'
import type { Job, JobContext } from './types.js'

import { BOARD_SQL } from '../app/floorSQL.js'
import { DEFAULT_PLAN, measure } from '../measure.js'
import { formatReport } from '../report.js'

export type BenchPipeline = { id: string; key: string; stages: { key: string; type: string }[] }

export const readPipelines = async ({
  pool,
}: Pick<JobContext, 'pool'>): Promise<BenchPipeline[]> => {
  const { rows } = await pool.query<BenchPipeline>(`
    select p.id, p.key, (select json_agg(json_build_object('key', s.key, 'type', s.type)
      order by s._order) from crm_pipelines_stages s where s._parent_id = p.id) as stages
    from crm_pipelines p where p.key in ('new_logo', 'existing_client') order by p.key desc`)
  return rows
}

const columnPath = ({ pipeline, stage }: { pipeline: BenchPipeline; stage: string }): string =>
  `/api/plain-leads?depth=0&limit=30&sort=boardOrder&where[pipeline][equals]=${pipeline.id}&where[stage][equals]=${stage}`

/** A column each, all at once; `totalDocs` is the count. There are no totals of value to be had. */
const plainBoard = ({ pipeline, send }: { pipeline: BenchPipeline; send: Send }) =>
  Promise.all(
    pipeline.stages.map(({ key }) => send({ path: columnPath({ pipeline, stage: key }) })),
  )

const CRM_PATH = '/api/crm/board/'
const FLOOR_PATH = '/api/floor/board/'

export const OURS = 'GET /api/crm/board/:pipeline'
export const FLOOR = 'floor: one statement by hand'
const PLAIN = 'plain Payload: a find for each column'

export const oneBoard = ({
  pipeline,
  pool,
  send,
}: { pipeline: BenchPipeline } & Pick<JobContext, 'pool' | 'send'>): Contender[] => [
  { name: OURS, run: () => send({ path: CRM_PATH + pipeline.key }) },
  { name: PLAIN, run: () => plainBoard({ pipeline, send }) },
  {
    name: 'plain Payload: one column alone',
    run: () => send({ path: columnPath({ pipeline, stage: 'closed_won' }) }),
  },
  { name: FLOOR, run: () => send({ path: FLOOR_PATH + pipeline.id }) },
  { name: 'the same statement, no server', run: () => pool.query(BOARD_SQL, [pipeline.id]) },
  { name: 'signed-in endpoint that does nothing', run: () => send({ path: '/api/floor/nothing' }) },
]

const bothBoards = ({
  pipelines,
  send,
}: { pipelines: BenchPipeline[] } & Pick<JobContext, 'send'>): Contender[] => [
  {
    name: OURS,
    run: () => Promise.all(pipelines.map(({ key }) => send({ path: CRM_PATH + key }))),
  },
  {
    name: PLAIN,
    run: () => Promise.all(pipelines.map((pipeline) => plainBoard({ pipeline, send }))),
  },
  {
    name: FLOOR,
    run: () => Promise.all(pipelines.map(({ id }) => send({ path: FLOOR_PATH + id }))),
  },
]

/** A board is loaded: every column with its count, its total and its first 30 cards. */
export const board: Job = async ({ pool, print, send }) => {
  const pipelines = await readPipelines({ pool })
  for (const pipeline of pipelines) {
    const contenders = oneBoard({ pipeline, pool, send })
    print(
      formatReport({
        figures: await measure({ contenders, plan: DEFAULT_PLAN }),
        goals: [
          { atMost: 2, of: 'milliseconds', than: FLOOR },
          { atLeast: 1, of: 'perSecond', than: PLAIN },
        ],
        title: `Board ${pipeline.key}`,
      }),
    )
  }
  print(
    formatReport({
      figures: await measure({ contenders: bothBoards({ pipelines, send }), plan: DEFAULT_PLAN }),
      goals: [{ atMost: 2, of: 'milliseconds', than: FLOOR }],
      title: 'Both boards at once, as the CRM page loads them',
    }),
  )
}
