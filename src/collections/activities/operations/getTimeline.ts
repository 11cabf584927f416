import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Subject } from '../../../database/timeline/branches.js'
import type { TimelineQuery } from '../../../domain/timeline/schema.js'
import type { Timeline } from '../../../domain/timeline/types.js'

import { isReadable } from '../../../database/isReadable.js'
import { readTimeline } from '../../../database/timeline/readTimeline.js'
import { decodePosition, encodePosition } from '../../../domain/timeline/cursor.js'
import { splitTypes } from '../../../domain/timeline/schema.js'
import { CRMError } from '../../../utilities/crmError.js'

const NOT_FOUND: Record<Subject['key'], string> = {
  companies: 'crm:errors:noSuchCompany',
  contacts: 'crm:errors:noSuchContact',
  leads: 'crm:errors:noSuchLead',
}

/**
 * A page of a record's timeline as the user of `req` may see it.
 *
 * @throws CRMError `not_found` for a record that is not there or not to be seen, `invalid_input` for a
 * cursor that is none
 */
export const getTimeline = async ({
  crm,
  query: { cursor, limit, types },
  req,
  subject,
}: {
  crm: CRMContext
  query: TimelineQuery
  req: PayloadRequest
  subject: Subject
}): Promise<Timeline> => {
  const after = cursor === undefined ? null : decodePosition(cursor)
  if (cursor !== undefined && !after) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'cursor',
      message: 'Send the `nextCursor` of a page of this timeline.',
    })
  }
  if (!(await isReadable({ id: subject.id, collection: crm.slugs[subject.key], req }))) {
    throw new CRMError({ code: 'not_found', message: req.t(NOT_FOUND[subject.key] as never) })
  }
  const { docs, last } = await readTimeline({
    after,
    crm,
    limit,
    req,
    subject,
    types: splitTypes(types),
  })
  return { docs, nextCursor: last && encodePosition(last) }
}
