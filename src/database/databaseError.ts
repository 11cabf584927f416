/** The database did not do what it was asked for; asking again later may help. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'

  /** Read by Payload's own routes, which answer 500 otherwise. */
  readonly status = 503
}
