import fc from 'fast-check'

import type { Client } from './client.js'
import type { Fault, Stage } from './fault.js'
import type { Problem } from './fuzz/judge.js'
import type { Shot, Target } from './fuzz/requests.js'
import type { AppNode } from './world.js'

import { defaultSlugs } from '../../src/slugs.js'
import { fillBase, keepBase, readIDs } from './fuzz/base.js'
import { describeShot, judge, SLOW_MS } from './fuzz/judge.js'
import { shots } from './fuzz/requests.js'
import { listTargets } from './fuzz/targets.js'

const RUNS = { long: 10_000, quick: 500 }

/** Findings of one kind are shown once for each target, and not more kinds than these. */
const MAX_KINDS = 3

const MEGABYTES = 10

/**
 * Worlds side by side, each asked one thing at a time: a server, its database and its client take
 * turns, so that three worlds keep two cores busy.
 */
const LANES = 3

type Finding = { problem: Problem; shot: Shot; target: Target }

type Hunt = { findings: Finding[]; sent: number; slowest: { milliseconds: number; shot: Shot } }

type Lane = { hunts: Hunt[]; node: AppNode }

type HuntArgs = { client: Client; node: AppNode; runs: number; seed: number; target: Target }

/** Bodies too large for a record, three at each target that takes one. */
const largeShots = ({ body, ids, method, path }: Target): Shot[] => {
  const text = 'x'.repeat(MEGABYTES * 1024 * 1024)
  const common = { method, path: path.replace(/:\w+\??/, ids[0]) }
  return method === 'GET' || !body
    ? []
    : [
        { ...common, body: Buffer.from(JSON.stringify({ name: text })), headers: {} },
        { ...common, body: Buffer.from(`[${'{},'.repeat(100_000)}{}]`), headers: {} },
        { ...common, body: Buffer.from(text), headers: { 'Content-Type': 'multipart/form-data' } },
      ]
}

/** Sends hostile requests to one target; a failure is shrunk to the shortest that still fails. */
const hunt = async ({ client, node, runs, seed, target }: HuntArgs): Promise<Hunt> => {
  const result: Hunt = {
    findings: [],
    sent: 0,
    slowest: { milliseconds: 0, shot: { headers: {}, method: target.method, path: target.path } },
  }
  const known = (): string[] => result.findings.map(({ problem: { kind } }) => kind)
  const look = async (shot: Shot): Promise<null | Problem> => {
    const { milliseconds, problem } = await judge({ client, node, shot })
    result.sent += 1
    if (milliseconds > result.slowest.milliseconds) {
      result.slowest = { milliseconds, shot }
    }
    // Slow ones are kept as they are: looking for a shorter one would take for ever.
    if (milliseconds > SLOW_MS && !known().includes('slow')) {
      const says = `${Math.round(milliseconds)} ms`
      result.findings.push({ problem: { kind: 'slow', says }, shot, target })
    }
    return problem && !known().includes(problem.kind) ? problem : null
  }
  for (const shot of largeShots(target)) {
    const problem = await look(shot)
    if (problem) {
      result.findings.push({ problem, shot, target })
    }
  }
  while (result.sent < runs && result.findings.length < MAX_KINDS) {
    let last: null | Problem = null
    const property = fc.asyncProperty(shots(target), async (shot) => {
      const problem = await look(shot)
      last = problem ?? last
      return problem === null
    })
    const { counterexample, failed } = await fc.check(property, {
      numRuns: runs - result.sent,
      seed: seed + result.findings.length,
    })
    if (!failed || !counterexample || !last) {
      break
    }
    result.findings.push({ problem: last, shot: counterexample[0], target })
  }
  return result
}

const openFuzz = async ({ openWorld }: Pick<Stage, 'openWorld'>) => {
  const world = await openWorld({ data: 'none' })
  const client = await world.signIn({ person: 'admin' })
  const { database } = world
  await fillBase({ client, database })
  const slugs = Object.values(defaultSlugs)
  const ids = new Map(
    await Promise.all(
      slugs.map(
        async (slug) =>
          [slug as string, await readIDs({ database, table: slug.replaceAll('-', '_') })] as const,
      ),
    ),
  )
  const restore = await keepBase({ database })
  const { default: config } = await import('../../payload.config.js')
  const targets = listTargets({ config: await config, idsOf: (slug) => ids.get(slug)! })
  return { client, restore, targets, world }
}

/** One line for each kind of finding: the first of its kind, and where else it was met. */
const describe = (findings: Finding[]): string[] => {
  const kinds = new Set(findings.map(({ problem }) => problem.kind))
  return [...kinds].map((kind) => {
    const [first, ...others] = findings.filter(({ problem }) => problem.kind === kind)
    const places = others.map(({ target: { method, path } }) => `${method} ${path}`).join(', ')
    return `${first!.problem.says}  ←  ${describeShot(first!.shot)}${places && `  (also ${places})`}`
  })
}

export const H1: Fault = {
  id: 'H1',
  does: 'hostile requests (queries, bodies, headers, ids, files; 10 MB, deep, NUL, lone surrogates, 1e308) to every route of /api/crm and of the collections, as an admin',
  goal: 'no 5xx, none > 2 s, always the shape of errors',
  run: async ({ isQuick, openWorld, random, requests, signal }) => {
    const runs = requests ?? (isQuick ? RUNS.quick : RUNS.long)
    // Each lane takes the next target, of its own world's, that no other has taken.
    let taken = 0
    const huntInLane = async (): Promise<Lane> => {
      const { client, restore, targets, world } = await openFuzz({ openWorld })
      const hunts: Hunt[] = []
      while (taken < targets.length && !signal.aborted) {
        const target = targets[taken++]!
        hunts.push(await hunt({ client, node: world.node, runs, seed: random.seed, target }))
        await restore()
      }
      return { hunts, node: world.node }
    }
    const lanes = await Promise.all(Array.from({ length: LANES }, huntInLane))
    const hunts = lanes.flatMap((one) => one.hunts)
    const gone = lanes.filter(({ node }) => !node.isRunning())
    const findings = hunts.flatMap((one) => one.findings)
    const sent = hunts.reduce((sum, one) => sum + one.sent, 0)
    const slowest = hunts
      .map((one) => one.slowest)
      .reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst))
    return {
      details: [
        ...describe(findings),
        ...gone.map(({ node }) => `The server is gone: ${node.output()}`),
        `slowest: ${Math.round(slowest.milliseconds)} ms  ←  ${describeShot(slowest.shot)}`,
      ],
      figure: `${findings.length} findings in ${sent} requests to ${hunts.length} routes, the slowest ${Math.round(slowest.milliseconds)} ms`,
      isReached: findings.length === 0 && gone.length === 0,
    }
  },
}
