import type { PayloadRequest } from 'payload'

import type { Query } from '../session.js'

import { accessFilter } from '../accessFilter.js'

/**
 * Which records of a collection a run is about: those its user may read; all of them when the system
 * itself runs it, which has no user.
 *
 * @returns as {@link accessFilter}
 */
export const subjectFilter = ({
  collection,
  req,
}: {
  collection: string
  req: PayloadRequest
}): Promise<false | null | Query> =>
  req.user ? accessFilter({ collection, operation: 'read', req }) : Promise.resolve(null)
