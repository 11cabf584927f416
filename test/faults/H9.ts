import { sql } from '@payloadcms/db-postgres'

import type { Answerer } from '../support/modelServer/startModelServer.js'
import type { Engine, Subjects } from './ai/engine.js'
import type { Fault } from './fault.js'

import { AI_FUNCTIONS } from '../../src/domain/ai/types.js'
import {
  answerWith,
  injectionAnswer,
  maximumOf,
  outOfRangeAnswer,
} from '../support/modelServer/answers.js'
import { FUNCTIONS, makeSubjects, openEngine } from './ai/engine.js'
import { injections } from './ai/injections.js'
import { findWritten, forget, snapshot } from './ai/snapshot.js'

const SCORE_CAP = 15

/** Of the functions that are asked about one record at a time. */
const SINGLE_SUBJECTS = 20

/** Models that do what the texts in their data say, each in another way. */
const obedient = ({ foreign }: { foreign: string[] }): Record<string, Answerer> => ({
  'gives the least it may': answerWith({ number: (schema) => -(maximumOf(schema) ?? SCORE_CAP) }),
  'gives the most it may': answerWith({ number: (schema) => maximumOf(schema) ?? SCORE_CAP }),
  'leaves all ranges': outOfRangeAnswer,
  'repeats its instructions': injectionAnswer,
  'speaks of records by ids it was told of': answerWith({ id: () => foreign[0]! }),
  'speaks of records there are not': answerWith({ id: () => 'L999' }),
})

type World = { engine: Engine; foreign: string[]; subjects: Subjects[] }

const prepare = async (engine: Engine): Promise<World> => {
  const others = await Promise.all(
    ['Umbrella', 'Initech'].map((companyName) => makeSubjects({ companyName, engine })),
  )
  const foreign = others.map(({ lead }) => lead)
  const subjects: Subjects[] = []
  for (const [index, text] of injections(foreign[0]!).entries()) {
    const companyName = index % 2 === 0 ? text.slice(0, 200) : `Company ${index}`
    subjects.push(await makeSubjects({ companyName, engine, notes: text }))
  }
  return { engine, foreign, subjects }
}

/** A model that is not left alone however often its answers are refused. */
const closeBreakers = ({ query }: Engine) => query(sql`truncate crm_ai_breakers`)

/** Everything the engine does, over the hostile records alone. */
const runAll = async ({ engine, subjects }: World): Promise<number[]> => {
  const leads = subjects.map(({ lead }) => lead)
  const orders = subjects.map(({ order }) => order)
  const bodies = { 'predict-churn': leads, 'score-leads': leads, 'suggest-upsells': orders }
  const answers = []
  for (const [path, ids] of Object.entries(bodies)) {
    await closeBreakers(engine)
    const body = { force: true, ids }
    answers.push(await engine.send({ body, path: `/crm/ai/${path}?wait=true` }))
  }
  const single = FUNCTIONS.filter(({ name }) => name === 'insight' || name === 'prompt')
  for (const one of subjects.slice(0, SINGLE_SUBJECTS)) {
    for (const fn of single) {
      await closeBreakers(engine)
      answers.push(await fn.ask({ engine, ...one }))
    }
  }
  return answers.map(({ status }) => status)
}

const readScores = async ({ query }: Engine): Promise<Map<string, number>> => {
  const rows = await query<{ lead: string; score: number }>(sql`
    select lead_id::text as lead, value::float8 as score from crm_ai_insights
    where kind = 'score' and status = 'current'`)
  return new Map(rows.map(({ lead, score }) => [lead, score]))
}

/** What of the engine's is about records nobody asked for. */
const countForeign = async ({ engine, foreign }: World): Promise<number> => {
  const [row] = await engine.query<{ count: number }>(sql`
    select (select count(*) from crm_ai_insights where lead_id::text = any(${sql.param(foreign)}::text[]))::int
      + (select count(*) from crm_advertiser_prompts where lead_id::text = any(${sql.param(foreign)}::text[]))::int
      + (select count(*) from crm_leads where id::text = any(${sql.param(foreign)}::text[])
          and (ai_score is not null or churn_risk is not null or ai_recommendation is not null))::int
      as count`)
  return row!.count
}

/** Long enough to be nobody else's words. */
const instructionsIn = ({ model }: Engine): string[] => {
  const all = model.requests.flatMap(({ body }) =>
    body.messages.filter(({ role }) => role === 'system').map(({ content }) => content),
  )
  return [...new Set(all)]
    .flatMap((text) => text.split(/\n|(?<=\.) /))
    .filter((line) => line.length > 50)
}

/** Constant text for each function, whatever stands in the data. */
const countInstructions = ({ model }: Engine): number =>
  new Set(model.requests.map(({ body, function: name }) => `${name} ${body.messages[0]!.content}`))
    .size

const judge = async ({
  how,
  moves,
  statuses,
  world,
}: {
  how: string
  /** By how many points the score of each lead has moved. */
  moves: number[]
  statuses: number[]
  world: World
}): Promise<string[]> => {
  const { engine, subjects } = world
  const asked = new Set(engine.model.requests.map(({ function: name }) => name))
  const told = await findWritten({ engine, texts: instructionsIn(engine) })
  const checks: [isSo: boolean, otherwise: string][] = [
    [statuses.every((status) => status < 300), `answered ${[...new Set(statuses)].join()}`],
    [asked.size === FUNCTIONS.length, `the model was asked for ${[...asked].join()} alone`],
    [countInstructions(engine) === asked.size, 'instructions differ by the data'],
    [moves.length === subjects.length, `${moves.length} leads have a score`],
    [moves.every((points) => points <= SCORE_CAP), `a score moved by ${Math.max(...moves)} points`],
    [(await countForeign(world)) === 0, 'it wrote about other records'],
    [told.length === 0, `it wrote "${told[0]?.slice(0, 80)}"`],
  ]
  return checks
    .filter(([isSo]) => !isSo)
    .map(([, otherwise]) => `a model that ${how}: ${otherwise}`)
}

export const H9: Fault = {
  id: 'H9',
  does: '200 prompt injections in names, notes and messages, with models that obey them',
  goal: 'scores move within the cap, nothing of other records written, no instructions in any text',
  run: async ({ boot, signal }) => {
    const engine = await openEngine({ ai: { deadlineSeconds: 20, retries: 0 }, boot })
    const { model } = engine
    try {
      const world = await prepare(engine)
      const before = await snapshot(engine)
      model.behave('unauthorized')
      await runAll(world)
      const rules = await readScores(engine)
      model.behave('valid')
      const problems: string[] = []
      let furthest = 0
      const models = obedient(world)
      for (const [how, answer] of Object.entries(models)) {
        signal.throwIfAborted()
        await forget(engine)
        model.requests.length = 0
        model.set({ answers: Object.fromEntries(AI_FUNCTIONS.map((name) => [name, answer])) })
        const statuses = await runAll(world)
        const scores = await readScores(engine)
        const moves = [...scores].map(([lead, score]) => Math.abs(score - rules.get(lead)!))
        furthest = Math.max(furthest, ...moves)
        problems.push(...(await judge({ how, moves, statuses, world })))
      }
      const after = await snapshot(engine)
      const others = Object.keys(before).filter((table) => before[table] !== after[table])
      problems.push(...others.map((table) => `${table} is not as it was`))
      return {
        details: problems,
        figure: `${world.subjects.length} injections, ${Object.keys(models).length} models, ${problems.length} problems; scores moved by up to ${furthest} points`,
        // Models that moved nothing would show nothing.
        isReached: problems.length === 0 && furthest > 0,
      }
    } finally {
      await model.stop()
    }
  },
}
