/** The item belongs to another worker by now, or to nobody: what was about to be written is not. */
export class LostLease extends Error {
  constructor(key: string) {
    super(`The work "${key}" was taken from this worker.`)
    this.name = 'LostLease'
  }
}
