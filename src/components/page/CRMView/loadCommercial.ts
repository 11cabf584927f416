import type { PayloadRequest, TypedUser } from 'payload'

import { APIError } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BoardFilter } from '../../../domain/board/filter.js'
import type { Board } from '../../../domain/board/types.js'
import type { BoardsProps, BoardStart } from '../../board/Boards/index.client.js'

import { getBoard } from '../../../collections/leads/operations/getBoard.js'
import { readSettings } from '../../../database/settings/readSettings.js'
import { BOARD_PAGE_SIZE } from '../../../domain/board/filter.js'
import { filterOfURL } from '../../board/state/filterURL.js'
import { findPeople } from '../../shared/load/findPeople.js'

type Args = { crm: CRMContext; req: PayloadRequest }
type SearchParams = Record<string, string | string[] | undefined>

/** Boards that come with the page; further ones load themselves when it is there. */
const FIRST_BOARDS = 6

const filterOf = (searchParams: SearchParams): BoardFilter =>
  filterOfURL({ get: (name) => [searchParams[name]].flat()[0] ?? null })

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
  pipelines,
  req,
  searchParams,
}: {
  pipelines: Board['pipeline'][]
  searchParams: SearchParams
} & Args): Promise<Omit<BoardsProps, 'revision'>> => {
  const filter = filterOf(searchParams)
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
  const { lostReasons, wonReasons } = await readSettings({ crm, req })
  const user = req.user as TypedUser
  return {
    activitiesSlug: crm.slugs.activities,
    boards,
    canWrite: crm.access.canWriteOwn({ role: crm.access.roleOf({ user }) }),
    currency: crm.currency,
    leadsSlug: crm.slugs.leads,
    now: crm.now().toISOString(),
    people,
    reasons: { lost: lostReasons, won: wonReasons },
    sources: crm.leadSources,
    userID: user.id,
  }
}
