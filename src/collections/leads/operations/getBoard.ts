import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BoardQuery } from '../../../domain/board/filter.js'
import type { Board } from '../../../domain/board/types.js'

import { accessFilter } from '../../../database/accessFilter.js'
import { decodeCursor, readBoard } from '../../../database/leads/readBoard.js'
import { isStorableID } from '../../../database/session.js'
import { isKey } from '../../../domain/pipelines/stages.js'
import { CRMError } from '../../../utilities/crmError.js'

/**
 * The board of a pipeline as the user of `req` may see it.
 *
 * @param pipeline id or key
 * @throws CRMError `forbidden`, `not_found` (also for pipelines hidden from the user), or
 * `invalid_input` for a cursor that is none
 */
export const getBoard = async ({
  crm,
  pipeline,
  query: { cursor, owner, ...query },
  req,
}: {
  crm: CRMContext
  pipeline: number | string
  query: BoardQuery
  req: PayloadRequest
}): Promise<Board> => {
  const { leads, pipelines } = crm.slugs
  const rights = {
    people: await accessFilter({ collection: crm.usersSlug, operation: 'read', req }),
    readable: await accessFilter({ collection: leads, operation: 'read', req }),
    readablePipelines: await accessFilter({ collection: pipelines, operation: 'read', req }),
    writable: await accessFilter({ collection: leads, operation: 'update', req }),
  }
  if (rights.readable === false || rights.readablePipelines === false) {
    throw new CRMError({ code: 'forbidden', message: 'You may not see these leads.' })
  }
  const after = cursor === undefined ? undefined : decodeCursor({ cursor, req })
  if (after === null || (after && query.stage === undefined)) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'cursor',
      message: 'Send the `nextCursor` of a column as `cursor`, together with its `stage`.',
    })
  }
  const mayExist = isKey(pipeline) || isStorableID({ id: pipeline, req })
  const board =
    mayExist &&
    (await readBoard({
      crm,
      req,
      request: {
        ...query,
        after,
        owner: owner === 'me' ? String(req.user?.id) : owner,
        pipeline,
      },
      rights,
    }))
  if (!board) {
    throw new CRMError({
      code: 'not_found',
      message:
        query.stage === undefined
          ? 'There is no such pipeline.'
          : 'There is no such pipeline, or it has no such stage.',
    })
  }
  return board
}
