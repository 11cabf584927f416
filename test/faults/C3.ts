import type { Client } from './client.js'
import type { Fault } from './fault.js'
import type { Timed } from './machine.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'
import { describeTime, time } from './machine.js'

const COUNT = 300
const GOAL_MS = 3000
/** What a reader may have to wait while the writers take their turns. */
const READ_GOAL_MS = 1000
/** The first rushes after a start are slower than those after them: the best of a few counts. */
const ATTEMPTS = 5

const p95 = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

type Rush = {
  patches: Timed<{ others: number }>
  reads: { refused: number; times: number[] }
}

/** Reads one page after the other for as long as the work takes. */
const readMeanwhile = async ({
  client,
  work,
}: {
  client: Client
  work: Promise<unknown>
}): Promise<Rush['reads']> => {
  const times: number[] = []
  let isDone = false
  let refused = 0
  const stop = (): void => {
    isDone = true
  }
  work.then(stop, stop)
  while (!isDone) {
    const { milliseconds, status } = await client.send({ path: '/crm/leads?limit=5' })
    times.push(milliseconds)
    refused += status === 200 ? 0 : 1
  }
  return { refused, times }
}

const rush = async ({
  client,
  ids,
  path,
}: {
  client: Client
  ids: string[]
  path: string
}): Promise<Rush> => {
  const notes = `Noted at ${performance.now()}`
  const work = time(async () => {
    const answers = await Promise.all(
      ids.map((id) => client.send({ body: { notes }, method: 'PATCH', path: `${path}/${id}` })),
    )
    return { others: answers.filter(({ status }) => status !== 200).length }
  })
  const [patches, reads] = await Promise.all([work, readMeanwhile({ client, work })])
  return { patches, reads }
}

const isGood = ({ patches, reads }: Rush): boolean =>
  patches.result.others === 0 &&
  reads.refused === 0 &&
  patches.fairMs < GOAL_MS &&
  p95(reads.times) * patches.share < READ_GOAL_MS

export const C3: Fault = {
  id: 'C3',
  does: `${COUNT} parallel PATCHes on ${COUNT} leads with a pool of 10, by /api/crm and by /api/crm-leads, and GETs meanwhile`,
  goal: `all 200, < ${GOAL_MS / 1000} s; GETs all 200, p95 < ${READ_GOAL_MS / 1000} s`,
  run: async ({ world }) => {
    const client = await (await world()).signIn()
    const ids = await Promise.all(Array.from({ length: COUNT }, () => createLead({ client })))
    const idle: number[] = []
    for (let at = 0; at < 40; at += 1) {
      const answer = await client.send({ path: '/crm/leads?limit=5' })
      expectOK(answer)
      idle.push(answer.milliseconds)
    }
    const figures: string[] = []
    let isReached = true
    for (const path of ['/crm/leads', '/crm-leads']) {
      const rushes: Rush[] = []
      while (rushes.length < ATTEMPTS && !rushes.some(isGood)) {
        rushes.push(await rush({ client, ids, path }))
      }
      const { patches, reads } = rushes.at(-1)!
      isReached &&= rushes.some(isGood)
      figures.push(
        `/api${path}: ${COUNT - patches.result.others} × 200 in ${describeTime(patches)}` +
          `${rushes.length > 1 ? `, attempt ${rushes.length}` : ''}, GETs p95 ${Math.round(p95(reads.times))} ms`,
      )
    }
    return {
      figure: `${figures.join('; ')}; GETs without PATCHes p95 ${Math.round(p95(idle))} ms`,
      isReached,
    }
  },
}
