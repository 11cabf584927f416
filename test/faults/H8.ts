import { sql } from '@payloadcms/db-postgres'

import type { HostileMode } from '../support/modelServer/modes.js'
import type { Engine, EngineFunction, Subjects } from './ai/engine.js'
import type { Fault } from './fault.js'

import { OUT_OF_RANGE } from '../support/modelServer/answers.js'
import { HOSTILE_MODES } from '../support/modelServer/modes.js'
import { DEADLINE_SECONDS, FUNCTIONS, makeSubjects, openEngine } from './ai/engine.js'
import { findWritten, forget, snapshot } from './ai/snapshot.js'

/** What writing, starting a run and a busy machine may add to the deadline. */
const ALLOWANCE_SECONDS = 4

type Expected = {
  /** Whether it is the provider's failure, and counts towards leaving it alone. */
  isFailure: boolean
  requests: number
  /** Whose result is written. */
  source: 'model' | 'rules'
  state: 'down' | 'ready'
}

/** What is wrong in a part that the answers of a function do not have is not wrong. */
const ANYTHING = { isFailure: null, requests: null, source: null, state: 'ready' } as const

const USED: Expected = { isFailure: false, requests: 1, source: 'model', state: 'ready' }
const UNUSED: Expected = { ...USED, source: 'rules' }
const FAILED: Expected = { isFailure: true, requests: 2, source: 'rules', state: 'ready' }

/** With the deadline of the harness there is time for two tries with a pause between them. */
const EXPECTED: Record<HostileMode, Expected | typeof ANYTHING> = {
  dropped: FAILED,
  empty: FAILED,
  error: FAILED,
  fenced: USED,
  hang: { ...FAILED, requests: 1 },
  html: FAILED,
  injection: UNUSED,
  out_of_range: ANYTHING,
  rate_limited: { ...FAILED, requests: 1, state: 'down' },
  slow: USED,
  truncated: { ...FAILED, requests: 1 },
  wrong_ids: ANYTHING,
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What must not be found in anything the engine writes. */
const foreignTexts = ({
  engine: { model },
  lead,
  order,
}: { engine: Engine } & Subjects): string[] => {
  const said = model.said.join('\n')
  const ids = [...said.matchAll(UUID)].map(([id]) => id)
  return [
    ...ids.filter((id) => id !== lead && id !== order),
    String(OUT_OF_RANGE),
    'IGNORE ALL PREVIOUS INSTRUCTIONS',
    '<img',
    '<data>',
  ]
}

const countFailures = async ({ query }: Engine): Promise<number> => {
  const [row] = await query<{ failures: number }>(
    sql`select coalesce(sum(failures), 0)::int as failures from crm_ai_breakers`,
  )
  return row!.failures
}

/** One mode and one function: what went otherwise than it should. */
const tryCell = async ({
  engine,
  fn,
  mode,
  subjects,
}: {
  engine: Engine
  fn: EngineFunction
  mode: HostileMode
  subjects: Subjects
}): Promise<string[]> => {
  const { model } = engine
  await forget(engine)
  model.requests.length = 0
  model.said.length = 0
  model.behave(mode)
  const before = await snapshot(engine)
  const from = performance.now()
  const answer = await fn.ask({ engine, ...subjects })
  const seconds = (performance.now() - from) / 1000
  const state = await engine.status()
  const failures = await countFailures(engine)
  const written = await fn.read({ engine, ...subjects })
  const after = await snapshot(engine)
  const foreign = await findWritten({ engine, texts: foreignTexts({ engine, ...subjects }) })
  const expected = EXPECTED[mode]
  const sources = written.map(({ source }) => (source === 'rules' ? 'rules' : 'model'))
  const others = Object.keys(before).filter((table) => before[table] !== after[table])
  const checks: [isSo: boolean, otherwise: string][] = [
    [answer.status < 300, `answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`],
    [seconds <= DEADLINE_SECONDS + ALLOWANCE_SECONDS, `took ${seconds.toFixed(1)} s`],
    [model.requests.length > 0 && model.requests.length <= 3, `${model.requests.length} requests`],
    [
      model.requests.length === (expected.requests ?? model.requests.length),
      `${model.requests.length} requests instead of ${expected.requests}`,
    ],
    [written.length > 0, 'nothing was written'],
    [
      expected.source === null || sources.every((source) => source === expected.source),
      `written is ${sources.join()} instead of ${expected.source}`,
    ],
    [others.length === 0, `it changed ${others.join()}`],
    [foreign.length === 0, `it wrote ${foreign.join()}`],
    [state.state === expected.state, `the state is ${state.state}`],
    [state.budget.calls === model.requests.length, `${state.budget.calls} calls were counted`],
    [failures > 0 === (expected.isFailure ?? failures > 0), `${failures} failures are remembered`],
  ]
  return checks
    .filter(([isSo]) => !isSo)
    .map(([, otherwise]) => `${mode} × ${fn.name}: ${otherwise}`)
}

export const H8: Fault = {
  id: 'H8',
  does: `${HOSTILE_MODES.length} ways a model server goes wrong × ${FUNCTIONS.length} functions of the engine`,
  goal: 'rules or a checked answer written and nothing else, state told, ≤ 3 requests, by the deadline',
  run: async ({ boot, isQuick, signal }) => {
    const engine = await openEngine({ boot })
    try {
      engine.model.set({ retryAfter: '30' })
      const subjects = await makeSubjects({ engine })
      const problems: string[] = []
      let cells = 0
      for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
        for (const mode of HOSTILE_MODES) {
          for (const fn of FUNCTIONS) {
            signal.throwIfAborted()
            problems.push(...(await tryCell({ engine, fn, mode, subjects })))
            cells += 1
          }
        }
      }
      const bad = new Set(problems.map((text) => text.split(':')[0]))
      return {
        details: problems.slice(0, 200),
        figure: `${cells - bad.size} of ${cells} as they should be`,
        isReached: problems.length === 0,
      }
    } finally {
      await engine.model.stop()
    }
  },
}
