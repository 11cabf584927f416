import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../context.js'
import type { WorkItem } from '../../../domain/work/types.js'
import type { Lanes, WorkKinds } from './types.js'

import { claimWork, reapWork } from '../../../database/work/claimWork.js'
import { isProcessEnding } from './heldLeases.js'
import { runWork } from './runWork.js'

type Args = {
  crm: CRMContext
  kinds: WorkKinds
  /** @default none: all kinds are done one item after the other */
  lanes?: Lanes
  payload: Payload
  /** No item is begun after so many seconds. */
  seconds: number
}

/** Kinds that share lanes. */
type Group = { kinds: string[]; lanes: number; name: string }

/** A group that is drained at the moment. */
type Draining = { ask: () => void; asked: Promise<void>; isAskedAgain: boolean }

/** What each process drains at the moment. */
const draining = new WeakMap<Payload, Map<string, Draining>>()

const groupsOf = ({ kinds, lanes }: { kinds: WorkKinds; lanes: Lanes }): Group[] => {
  const known = Object.keys(kinds)
  const alone = known.filter((kind) => kind in lanes)
  return [
    { name: '', kinds: known.filter((kind) => !alone.includes(kind)), lanes: 1 },
    ...alone.map((kind) => ({ name: kind, kinds: [kind], lanes: lanes[kind]! })),
  ].filter((group) => group.kinds.length > 0)
}

const createDraining = (): Draining => {
  let resolve: () => void = () => undefined
  const asked = new Promise<void>((done) => {
    resolve = done
  })
  const own: Draining = {
    ask: () => {
      own.isAskedAgain = true
      resolve()
    },
    asked,
    isAskedAgain: false,
  }
  return own
}

/** Workers that died are looked for at the beginning, and about so often. */
const REAP_MS = 1000

type GroupArgs = { group: Group } & Omit<Args, 'lanes'>

/** Takes one item after the other for as long as there is a free lane, something due, and time left. */
const fillLanes = async ({
  crm,
  group,
  kinds,
  own,
  payload,
  seconds,
}: { own: Draining } & GroupArgs): Promise<boolean> => {
  const until = performance.now() + seconds * 1000
  const busy = new Set<Promise<unknown>>()
  let reapedAt = -Infinity
  const begin = (item: WorkItem, owner: string): void => {
    const work = runWork({ crm, handler: kinds[item.kind]!, item, owner, payload }).finally(() =>
      busy.delete(work),
    )
    busy.add(work)
  }
  try {
    while (!isProcessEnding() && performance.now() < until) {
      if (busy.size >= group.lanes) {
        await Promise.race(busy)
        continue
      }
      const owner = randomUUID()
      if (performance.now() - reapedAt > REAP_MS) {
        reapedAt = performance.now()
        await reapWork({ crm, req: { payload } })
      }
      const item = await claimWork({ crm, kinds: group.kinds, owner, req: { payload } })
      if (item) {
        begin(item, owner)
      } else if (busy.size > 0 && !own.isAskedAgain) {
        await Promise.race([...busy, own.asked])
      } else if (busy.size > 0) {
        await Promise.race(busy)
      } else {
        return false
      }
    }
    return true
  } finally {
    await Promise.all(busy)
  }
}

const drainGroup = async (args: GroupArgs): Promise<boolean> => {
  const all = draining.get(args.payload) ?? new Map<string, Draining>()
  draining.set(args.payload, all)
  const running = all.get(args.group.name)
  if (running) {
    running.ask()
    return false
  }
  try {
    for (;;) {
      const own = createDraining()
      all.set(args.group.name, own)
      const hasMore = await fillLanes({ ...args, own })
      if (hasMore || !own.isAskedAgain) {
        return hasMore
      }
    }
  } finally {
    all.delete(args.group.name)
  }
}

/**
 * Does what is due until nothing is left or the time is up: one item after the other, and beside them
 * as many items of a kind as it has lanes. In one process it runs once at a time: asked again
 * meanwhile, it looks once more before it ends.
 *
 * @returns whether there may be more to do
 */
export const drainWork = async ({ kinds, lanes = {}, ...args }: Args): Promise<boolean> => {
  const groups = groupsOf({ kinds, lanes })
  const ends = await Promise.all(groups.map((group) => drainGroup({ ...args, group, kinds })))
  return ends.includes(true)
}
