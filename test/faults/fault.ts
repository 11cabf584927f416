import type { Booted } from '../support/bootPayload.js'
import type { BootArgs } from './payload.js'
import type { Random } from './random.js'
import type { World, WorldArgs } from './world.js'

/** What an id has to work with. */
export type Stage = {
  /** Payload in this process on a database of its own, closed when the id is done. */
  boot: (args?: BootArgs) => Promise<Booted>
  /** The short form that `npm test` runs. */
  isQuick: boolean
  /** A world of its own, for what breaks things; it is closed when the id is done. */
  openWorld: (args: WorldArgs) => Promise<World>
  /** The same numbers again for the same seed, whichever other ids run. */
  random: Random
  /** How many requests a soak or a fuzz sends, when somebody asked for a number (`--requests`). */
  requests: null | number
  /** Told when the run is broken off. */
  signal: AbortSignal
  /**
   * The world that ids share: the demo's sales book on a Postgres that guarantees nothing, and one
   * server with a pool of ten. Leave it as it was found, but for rows that nobody else looks for.
   */
  world: () => Promise<World>
}

export type Outcome = {
  /** More to say where something went wrong: what failed, as the shortest way to see it again. */
  details?: string[]
  /** What was reached, such as `0 of 200 lost`. */
  figure: string
  isReached: boolean
}

/** One line of the report: an id of the table of goals, and the proof of it. */
export type Fault = {
  /** What is done, such as `50 parallel moves of one card with one version`. */
  does: string
  goal: string
  id: string
  run: (stage: Stage) => Promise<Outcome>
}
