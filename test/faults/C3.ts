import { loadavg } from 'node:os'

import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const COUNT = 300
const GOAL_MS = 3000
/** What a reader may have to wait while the writers take their turns. */
const READ_GOAL_MS = 1000
/** Time is measured on a machine that others use too: the best of a few attempts counts. */
const ATTEMPTS = 3

const p95 = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

type Rush = { milliseconds: number; others: number; reads: number[]; refusedReads: number }

/** Reads one page after the other for as long as the work takes. */
const readMeanwhile = async ({
  client,
  work,
}: {
  client: Client
  work: Promise<unknown>
}): Promise<{ refused: number; times: number[] }> => {
  const times: number[] = []
  let isDone = false
  let refused = 0
  void work.finally(() => {
    isDone = true
  })
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
  const from = performance.now()
  const work = Promise.all(
    ids.map((id) =>
      client.send({
        body: { notes: `Noted at ${from}` },
        method: 'PATCH',
        path: `${path}/${id}`,
      }),
    ),
  ).then((answers) => ({
    milliseconds: performance.now() - from,
    others: answers.filter(({ status }) => status !== 200).length,
  }))
  const [{ milliseconds, others }, { refused, times }] = await Promise.all([
    work,
    readMeanwhile({ client, work }),
  ])
  return { milliseconds, others, reads: times, refusedReads: refused }
}

const isGood = ({ milliseconds, others, reads, refusedReads }: Rush): boolean =>
  others === 0 && refusedReads === 0 && milliseconds < GOAL_MS && p95(reads) < READ_GOAL_MS

export const C3: Fault = {
  id: 'C3',
  does: `${COUNT} parallel PATCHes on ${COUNT} leads with a pool of 10, by /api/crm and by /api/crm-leads, and GETs meanwhile`,
  goal: `all 200, < ${GOAL_MS / 1000} s; GETs all 200, p95 < ${READ_GOAL_MS / 1000} s`,
  run: async ({ world }) => {
    const client = await (await world()).signIn()
    const ids: string[] = []
    for (let at = 0; at < COUNT; at += 1) {
      ids.push(await createLead({ client, data: { companyName: `Lead ${at}` } }))
    }
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
      const { milliseconds, others, reads } = rushes.at(-1)!
      isReached &&= rushes.some(isGood)
      figures.push(
        `/api${path}: ${COUNT - others} × 200 in ${(milliseconds / 1000).toFixed(1)} s` +
          `${rushes.length > 1 ? ` (attempt ${rushes.length})` : ''}, GETs p95 ${Math.round(p95(reads))} ms`,
      )
    }
    return {
      figure: `${figures.join('; ')}; idle p95 ${Math.round(p95(idle))} ms, load ${loadavg()[0]?.toFixed(1)}`,
      isReached,
    }
  },
}
