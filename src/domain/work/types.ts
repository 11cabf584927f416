/** How far an item is. Kept when its worker dies, so that the next one goes on from there. */
export type WorkProgress = {
  done: number
  /** What the next worker has to know beside, to go on. */
  state?: unknown
  step?: string
  total: number
}

/** An item as its worker gets it. */
export type WorkItem = {
  /** Tries since the last saved progress, this one included. */
  attempts: number
  /** The user who asked for it, `null` for the system. */
  createdBy: null | number | string
  id: number | string
  input: unknown
  /** The run key: there is one item of a key, however often it is asked for. */
  key: string
  kind: string
  maxAttempts: number
  progress: null | WorkProgress
}
