/**
 * The proof of what the README promises under load and faults: real processes (`next start`, the
 * embedded Postgres), spoken to over HTTP, killed with SIGKILL. One line is printed for each id: what
 * was done, the figure reached, the goal.
 *
 * To add an id: write `test/faults/<id>.ts` which exports a {@link Fault} of that name, and name it
 * in registry.ts. Its `run` gets a {@link Stage}:
 * - `await world()` is the app that ids share; `await openWorld({ data, isDurable })` one of its own,
 *   for ids that kill or fill; both have `database.query(sql, values)`, `database.kill()`,
 *   `database.restart()`, `startNode()` for another server, `node.kill()`, and `env` for a worker.
 * - `await (await world()).signIn({ person: 'rep' })` gives a client, whose `send({ path: '/crm/leads' })`
 *   answers `{ body, status, milliseconds, headers }`.
 * - `await boot({ plugin, collections })` is Payload in this process, on a database of its own.
 * - `random` is the only source of chance, so that `--seed` repeats a run.
 * - `isQuick` asks for the short form: all ids together may take eight minutes then.
 *
 * It returns the figure and whether the goal is reached; what failed goes into `details`, as the
 * shortest way to see it again. What it throws counts as failed.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'

import type { Fault, Outcome, Stage } from './fault.js'
import type { World } from './world.js'

import { watchForEnd } from '../../demo/system/watchForEnd.js'
import { createBoot } from './payload.js'
import { createRandom } from './random.js'
import { readArguments } from './readArguments.js'
import { faults } from './registry.js'
import { openWorld } from './world.js'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

type Shared = Pick<Stage, 'isQuick' | 'requests' | 'signal' | 'world'>

/** Runs one id, and closes what it has opened. */
const runOne = async ({
  fault,
  seed,
  shared,
}: {
  fault: Fault
  seed: number
  shared: Shared
}): Promise<Outcome> => {
  const opened: World[] = []
  const payloads = createBoot(shared)
  try {
    return await fault.run({
      ...shared,
      boot: payloads.boot,
      openWorld: async (args) => {
        const world = await openWorld({ ...args, signal: shared.signal })
        opened.push(world)
        return world
      },
      random: createRandom({ name: fault.id, seed }),
    })
  } catch (error) {
    return {
      details: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      figure: 'it broke off',
      isReached: false,
    }
  } finally {
    await Promise.all([...opened, payloads].map((one) => one.stop()))
  }
}

const report = ({
  fault: { id, does, goal },
  outcome: { details = [], figure, isReached },
  seconds,
}: {
  fault: Fault
  outcome: Outcome
  seconds: number
}): void => {
  const mark = isReached ? '✓' : '✗'
  print(`${mark} ${id.padEnd(4)} ${does} → ${figure} (goal: ${goal}) [${seconds.toFixed(1)} s]`)
  for (const line of details.flatMap((text) => text.split('\n'))) {
    print(`       ${line}`)
  }
}

const runAll = async ({
  chosen,
  seed,
  shared,
}: {
  chosen: Fault[]
  seed: number
  shared: Shared
}): Promise<{ failed: number; passed: number }> => {
  let passed = 0
  for (const fault of chosen) {
    const from = performance.now()
    const outcome = await runOne({ fault, seed, shared })
    if (shared.signal.aborted) {
      break
    }
    report({ fault, outcome, seconds: (performance.now() - from) / 1000 })
    passed += outcome.isReached ? 1 : 0
  }
  return { failed: chosen.length - passed, passed }
}

/** Runs what is named, or everything; ends the process with 1 when a goal is missed. */
export const runFaults = async ({ args }: { args: string[] }): Promise<void> => {
  const { end, signal } = watchForEnd()
  let common: Promise<World> | undefined
  try {
    const known = faults.map(({ id }) => id)
    const { ids, isQuick, report: file, requests, seed } = readArguments({ args, known })
    const chosen = faults.filter(({ id }) => ids.length === 0 || ids.includes(id))
    const load = loadavg().map((value) => value.toFixed(1))
    print(
      `Faults, ${isQuick ? 'quick' : 'long'} part. Repeat with --seed ${seed}. Load ${load.join(' ')}.`,
    )
    const shared: Shared = {
      isQuick,
      requests,
      signal,
      world: () => (common ??= openWorld({ data: 'sales', signal })),
    }
    const counts = await runAll({ chosen, seed, shared })
    signal.throwIfAborted()
    print(`${counts.passed} of ${chosen.length} goals reached.`)
    if (file) {
      writeFileSync(file, JSON.stringify(counts))
    }
    process.exitCode = counts.failed === 0 ? 0 : 1
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    print(signal.aborted ? 'Broken off.' : message)
    process.exitCode = 1
  } finally {
    await common?.then((world) => world.stop()).catch(() => undefined)
  }
  process.exit(end() || process.exitCode)
}
