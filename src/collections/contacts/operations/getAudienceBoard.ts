import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { AudiencePosition } from '../../../database/audience/shownContacts.js'
import type {
  AudienceBoard,
  AudienceColumn,
  AudienceQuery,
} from '../../../domain/audience/board.js'
import type { EngagementStage } from '../../../domain/audience/types.js'

import { accessFilter } from '../../../database/accessFilter.js'
import { readAudience } from '../../../database/audience/readAudience.js'
import { isSearchKept } from '../../../database/search/isSearchKept.js'
import { isStorableID } from '../../../database/session.js'
import { ENGAGEMENT_STAGES } from '../../../domain/audience/types.js'
import { maskAddresses, maskEmail } from '../../../domain/contacts/maskEmail.js'
import { CRMError } from '../../../utilities/crmError.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const encodeCursor = ({ id, enteredAt }: AudiencePosition): string =>
  Buffer.from(JSON.stringify([enteredAt, id])).toString('base64url')

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** @throws CRMError `invalid_input` for a cursor that is none of ours */
const decodeCursor = ({
  cursor,
  req,
}: {
  cursor: string
  req: PayloadRequest
}): AudiencePosition => {
  try {
    const [enteredAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (
      typeof enteredAt === 'string' &&
      MOMENT.test(enteredAt) &&
      !Number.isNaN(Date.parse(enteredAt)) &&
      isStorableID({ id, req })
    ) {
      return { id: id as number | string, enteredAt }
    }
  } catch {
    // no JSON: no cursor
  }
  throw new CRMError({
    code: 'invalid_input',
    field: 'cursor',
    message: 'Send the `nextCursor` of a column as `cursor`.',
  })
}

const readColumns = async ({
  crm,
  query: { cursor, owner, ...query },
  req,
  stages,
}: {
  query: AudienceQuery
  stages: readonly EngagementStage[]
} & Args): Promise<AudienceColumn[]> => {
  const may = (collection: string) => accessFilter({ collection, operation: 'read', req })
  const readable = await may(crm.slugs.contacts)
  if (readable === false) {
    throw new CRMError({ code: 'forbidden', message: 'You may not see these contacts.' })
  }
  const columns = await readAudience({
    crm,
    isSearchKept: query.q ? await isSearchKept({ req }) : false,
    readable,
    readableCompanies: await may(crm.slugs.companies),
    req,
    request: {
      ...query,
      after: cursor === undefined ? undefined : decodeCursor({ cursor, req }),
      owner: owner === 'me' ? String(req.user?.id) : owner,
    },
    stages,
  })
  return columns.map(({ cards, count, stage }) => {
    const shown = cards.slice(0, query.limit)
    const last = shown.at(-1)
    return {
      cards: shown.map(({ name, email, enteredAt: _, ...card }) => ({
        ...card,
        name: name === null ? null : maskAddresses(name),
        email: email === null ? null : maskEmail(email),
      })),
      count,
      nextCursor: cards.length > query.limit && last ? encodeCursor(last) : null,
      stage,
    }
  })
}

/**
 * The audience by stage as the user of `req` may see it; addresses are masked.
 *
 * @throws CRMError `forbidden` for those who may see no contacts
 */
export const getAudienceBoard = async ({
  query,
  ...args
}: { query: AudienceQuery } & Args): Promise<AudienceBoard> => ({
  stages: await readColumns({ ...args, query, stages: ENGAGEMENT_STAGES }),
})

/**
 * One stage of it, from a cursor on.
 *
 * @throws CRMError as {@link getAudienceBoard}; `invalid_input` for a cursor that is none
 */
export const getAudienceColumn = async ({
  stage,
  ...args
}: { query: AudienceQuery; stage: EngagementStage } & Args): Promise<AudienceColumn> => {
  const [column] = await readColumns({ ...args, stages: [stage] })
  return column!
}
