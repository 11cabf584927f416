import type { Contender } from '../measure.js'
import type { Goal } from '../report.js'
import type { Job, JobContext } from './types.js'

import { DEFAULT_PLAN, measure } from '../measure.js'
import { formatReport } from '../report.js'
import { readPipelines } from './board.js'

const PLAIN = 'plain Payload'

/** Both families of routes, asked for the same. */
const pair = (run: (isOurs: boolean, turn: number) => Promise<unknown>): Contender[] => {
  let turn = 0
  return [
    { name: 'ours', run: () => run(true, (turn += 1)) },
    { name: PLAIN, run: () => run(false, (turn += 1)) },
  ]
}

/** For orientation: what Payload's REST answers unless it is told `depth=0`. */
const withRelations = (run: () => Promise<unknown>): Contender => ({
  name: 'plain Payload, relations populated',
  run,
})

const compare = async ({
  contenders,
  goal,
  print,
  title,
}: { contenders: Contender[]; goal: Goal; title: string } & Pick<JobContext, 'print'>) => {
  const figures = await measure({ contenders, plan: DEFAULT_PLAN })
  print(formatReport({ figures, goals: [goal], title }))
}

const atLeast = (value: number): Goal => ({ atLeast: value, of: 'perSecond', than: PLAIN })

/** One lead is read by its id, without its relations. */
export const get: Job = async ({ pool, print, send }) => {
  const { rows } = await pool.query<{ id: string }>(
    `select id from crm_leads where deleted_at is null order by md5(id::text) limit 500`,
  )
  const contenders = pair((isOurs, turn) => {
    const { id } = rows[turn % rows.length]!
    return send({ path: isOurs ? `/api/crm/leads/${id}` : `/api/plain-leads/${id}?depth=0` })
  })
  const populated = withRelations(() => send({ path: `/api/plain-leads/${rows[0]!.id}` }))
  await compare({
    contenders: [...contenders, populated],
    goal: atLeast(1),
    print,
    title: 'Get one lead',
  })
}

/** The first 25 leads of one stage of a pipeline, newest first. */
export const list: Job = async ({ pool, print, send }) => {
  const [pipeline] = await readPipelines({ pool })
  const ours = `/api/crm/leads?limit=25&pipeline_type=${pipeline!.key}&stage=qualified`
  const plain = `/api/plain-leads?limit=25&sort=-createdAt&where[pipeline][equals]=${pipeline!.id}&where[stage][equals]=qualified`
  const contenders = pair((isOurs) => send({ path: isOurs ? ours : `${plain}&depth=0` }))
  await compare({
    contenders: [...contenders, withRelations(() => send({ path: plain }))],
    goal: atLeast(1.7),
    print,
    title: 'List 25, filtered',
  })
}

/** A lead is made; plain Payload is told what the plugin finds out by itself. */
export const create: Job = async ({ pool, print, send }) => {
  const [pipeline] = await readPipelines({ pool })
  const common = {
    companyName: 'Bench Ltd',
    contactEmail: 'bench@example.com',
    contactName: 'Ben Chmark',
    contactPhone: '+14155550123',
    estimatedValue: 1200,
    notes: 'Made by the bench.',
    pipeline: pipeline!.id,
    source: 'inbound',
    stage: 'lead',
  }
  const told = { currency: 'USD', probability: 10, status: 'open' }
  const contenders = pair((isOurs) =>
    isOurs
      ? send({ body: common, method: 'POST', path: '/api/crm/leads' })
      : send({ body: { ...common, ...told }, method: 'POST', path: '/api/plain-leads?depth=0' }),
  )
  await compare({ contenders, goal: atLeast(0.8), print, title: 'Create a lead' })
}
