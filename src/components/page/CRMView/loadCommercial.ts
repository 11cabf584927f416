import type { PayloadRequest, TypedUser } from 'payload'

import { APIError } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BoardFilter } from '../../../domain/board/filter.js'
import type { Board, BoardPerson } from '../../../domain/board/types.js'
import type { BoardsProps, BoardStart } from '../../board/Boards/index.client.js'

import { getBoard } from '../../../collections/leads/operations/getBoard.js'
import { BOARD_PAGE_SIZE } from '../../../domain/board/filter.js'
import { filterOfURL } from '../../board/state/filterURL.js'
import { peopleOf } from './peopleOf.js'

type Args = { crm: CRMContext; req: PayloadRequest }
type SearchParams = Record<string, string | string[] | undefined>

const MAX_PEOPLE = 500
const MAX_PIPELINES = 100
/** Boards that come with the page; further ones load themselves when it is there. */
const FIRST_BOARDS = 6

const filterOf = (searchParams: SearchParams): BoardFilter =>
  filterOfURL({ get: (name) => [searchParams[name]].flat()[0] ?? null })

/**
 * Everybody who can own a lead, as far as the reader may read users. Only `roleOf` knows who has a
 * role; users with a `crmRole` come first, so that the limit leaves out others before them.
 */
const findPeople = async ({ crm, req }: Args): Promise<BoardPerson[]> => {
  const { docs } = await req.payload.find({
    collection: crm.usersSlug,
    depth: 0,
    disableErrors: true,
    limit: MAX_PEOPLE,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'crmRole',
    user: req.user,
  })
  const { admin, flattenedFields } = req.payload.collections[crm.usersSlug]!.config
  return peopleOf({
    docs: docs as unknown as Parameters<typeof peopleOf>[0]['docs'],
    fields: flattenedFields,
    hasRole: (user) => crm.access.roleOf({ user }) !== null,
    useAsTitle: admin.useAsTitle,
    usersSlug: crm.usersSlug,
  })
}

const findPipelines = async ({ crm, req }: Args): Promise<Board['pipeline'][]> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    limit: MAX_PIPELINES,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'createdAt',
    user: req.user,
    where: { kind: { equals: 'sales' } },
  })
  return docs.map((doc) => {
    const { id, name, key, kind } = doc as unknown as Board['pipeline']
    return { id, name, key, kind }
  })
}

/** A board that cannot be read says so in its own place; the rest of the page stands. */
const loadBoard = async ({
  crm,
  filter,
  pipeline,
  req,
}: { filter: BoardFilter; pipeline: Board['pipeline'] } & Args): Promise<BoardStart> => {
  try {
    const query = { ...filter, limit: BOARD_PAGE_SIZE }
    return {
      board: await getBoard({ crm, pipeline: pipeline.key, query, req }),
      error: null,
      pipeline,
    }
  } catch (error) {
    req.payload.logger.error({ err: error, msg: `crm: board ${pipeline.key} could not be read` })
    return { board: null, error: error instanceof APIError ? error.message : '', pipeline }
  }
}

/** Everything the Commercial tab shows at first, so that no board starts empty. */
export const loadCommercial = async ({
  crm,
  req,
  searchParams,
}: { searchParams: SearchParams } & Args): Promise<BoardsProps> => {
  const filter = filterOf(searchParams)
  const pipelines = await findPipelines({ crm, req })
  const [people, boards] = await Promise.all([
    findPeople({ crm, req }),
    Promise.all(
      pipelines.map((pipeline, index) =>
        index < FIRST_BOARDS
          ? loadBoard({ crm, filter, pipeline, req })
          : { board: null, error: null, pipeline },
      ),
    ),
  ])
  const user = req.user as TypedUser
  return {
    activitiesSlug: crm.slugs.activities,
    boards,
    canWrite: crm.access.canWriteOwn({ role: crm.access.roleOf({ user }) }),
    currency: crm.currency,
    leadsSlug: crm.slugs.leads,
    now: crm.now().toISOString(),
    people,
    sources: crm.leadSources,
    userID: user.id,
  }
}
