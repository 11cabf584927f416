import { randomBytes } from 'node:crypto'

import type { Client } from './client.js'
import type { FaultyDatabase } from './postgres.js'

import { ensureBuilt } from '../../demo/build.js'
import { PEOPLE } from '../../demo/people.js'
import { prepareData } from '../../demo/prepareData.js'
import { startServer } from '../../demo/server.js'
import { findFreePort } from '../../demo/system/ports.js'
import { root } from '../support/paths.js'
import { createClient, expectOK } from './client.js'
import { startFaultyDatabase } from './postgres.js'

export type WorldArgs = {
  /** What the database is filled with. */
  data: 'none' | 'sales'
  /** More for the environment of its servers. */
  env?: Record<string, string>
  /** Postgres keeps its promise against a power cut; slower, for what kills it. @default false */
  isDurable?: boolean
}

/** One `next start`. */
export type AppNode = {
  address: string
  /** False once its process is gone, whatever ended it. */
  isRunning: () => boolean
  /** `kill -9` of its whole process group. */
  kill: () => Promise<void>
  /** Its last lines. */
  output: () => string
  pid: number
  stop: () => Promise<void>
}

export type Person = 'admin' | 'manager' | 'rep' | 'viewer'

/** A database, and any number of servers on it. */
export type World = {
  database: FaultyDatabase
  /** What a process on this database needs in its environment: a server, a worker. */
  env: NodeJS.ProcessEnv
  /** The server that was started first. */
  node: AppNode
  /** Speaks to a server as one of the demo's people; each signs in once. */
  signIn: (args?: { node?: AppNode; person?: Person }) => Promise<Client>
  /** Starts one more server, on a free port or the one given. */
  startNode: (args?: { port?: number }) => Promise<AppNode>
  stop: () => Promise<void>
}

const POOL_SIZE = '10'

type Context = { env: NodeJS.ProcessEnv; signal: AbortSignal }

const startNode = async ({
  env,
  port: wantedPort,
  signal,
}: { port?: number } & Context): Promise<AppNode> => {
  const port = wantedPort ?? (await findFreePort())
  const address = `http://127.0.0.1:${port}`
  const child = await startServer({
    env: { ...env, SERVER_URL: address },
    // A connection that the server closes just when it is used again would look like a fault.
    keepAliveMs: 600_000,
    mode: 'start',
    onLine: () => undefined,
    port,
    root,
    signal,
  })
  let isRunning = true
  void child.exited.then(() => {
    isRunning = false
  })
  return {
    address,
    isRunning: () => isRunning,
    kill: async () => {
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It is gone already.
      }
      await child.exited
    },
    output: child.output,
    pid: child.pid,
    stop: child.stop,
  }
}

/** Tokens are asked for once: signing in is slow on purpose, and limited. */
const createSignIn = (first: AppNode): World['signIn'] => {
  const tokens = new Map<Person, Promise<string>>()
  const ask = async (person: Person): Promise<string> => {
    const { email } = PEOPLE.find(({ role }) => role === person)!
    const answer = await createClient(first).send<{ token: string }>({
      body: { email, password: 'demo' },
      method: 'POST',
      path: '/users/login',
    })
    return expectOK(answer).token
  }
  return async ({ node = first, person = 'manager' } = {}) => {
    const token = tokens.get(person) ?? ask(person)
    tokens.set(person, token)
    return createClient({
      address: node.address,
      headers: { Authorization: `JWT ${await token}` },
    })
  }
}

/** The demo's app as it is served, on a database of its own. */
export const openWorld = async ({
  data,
  env: more = {},
  isDurable = false,
  signal,
}: { signal: AbortSignal } & WorldArgs): Promise<World> => {
  const database = await startFaultyDatabase({ isDurable, signal })
  const nodes: AppNode[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()))
    await database.stop()
  }
  try {
    const env = {
      ...process.env,
      CRM_DAILY_RUN: 'off',
      DATABASE_POOL_MAX: POOL_SIZE,
      DATABASE_URL: database.url,
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    }
    await prepareData({ data, env, onProgress: () => undefined, root, signal })
    await ensureBuilt({ env, root, signal })
    const start: World['startNode'] = async (args) => {
      const node = await startNode({ env: { ...env, ...more }, signal, ...args })
      nodes.push(node)
      return node
    }
    const node = await start()
    return { database, env, node, signIn: createSignIn(node), startNode: start, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
