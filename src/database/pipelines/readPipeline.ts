import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { PipelineKind, Stage } from '../../domain/pipelines/stages.js'
import type { Query } from '../session.js'

import { isKey } from '../../domain/pipelines/stages.js'
import { execute, isStorableID, tableOf } from '../session.js'

export type Pipeline = {
  id: number | string
  key: string
  kind: PipelineKind
  name: string
  stages: Stage[]
}

const condition = ({
  pipeline,
  req,
}: {
  pipeline: null | number | string
  req: PayloadRequest
}): null | Query => {
  if (pipeline === null) {
    return sql`p.kind = 'sales'`
  }
  if (isStorableID({ id: pipeline, req })) {
    return sql`p.id = ${pipeline}`
  }
  return isKey(pipeline) ? sql`p.key = ${pipeline}` : null
}

/**
 * One pipeline with its stages, in one statement, as every write of a lead asks for it.
 *
 * @param lock keeps every stage in its place until the end of the transaction, for a lead that is
 * about to enter one; takes a second statement where it had to wait for a change of the pipeline
 * @param pipeline id or key; `null` for the pipeline of a lead that names none, which is the oldest
 * sales pipeline
 * @param readable which pipelines count, `null` = all
 * @returns `null` when there is none (outside the trash)
 */
export const readPipeline = async (args: Args): Promise<null | Pipeline> => {
  const row = await readOnce(args)
  const found = row && !row.isCurrent ? await readOnce(args) : row
  if (!found) {
    return null
  }
  const { isCurrent: _, ...pipeline } = found
  return pipeline
}

type Args = {
  crm: CRMContext
  lock?: boolean
  pipeline: null | number | string
  readable?: null | Query
  req: PayloadRequest
}

/** `isCurrent` says whether the stages, which no lock reads again, are those of the locked row. */
const readOnce = async ({
  crm,
  lock = false,
  pipeline,
  readable = null,
  req,
}: Args): Promise<({ isCurrent: boolean } & Pipeline) | undefined> => {
  const wanted = condition({ pipeline, req })
  const pipelines = tableOf({ collection: crm.slugs.pipelines, req })
  const [row] = wanted
    ? await execute<{ isCurrent: boolean } & Pipeline>({
        query: sql`
          select p.id, p.key, p.kind, p.name, (
            select coalesce(json_agg(json_build_object('key', s.key, 'name', s.name,
              'type', s.type, 'color', s.color, 'probability', s.probability,
              'rottingDays', s.rotting_days) order by s._order), '[]')
            from ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
            where s._parent_id = p.id
          ) as stages,
            p.updated_at = (select q.updated_at from ${pipelines} q where q.id = p.id) as "isCurrent"
          from ${pipelines} p
          where ${wanted} and p.deleted_at is null
            ${readable ? sql`and p.id ${readable}` : sql``}
          order by p.created_at, p.id limit 1 ${lock ? sql`for key share of p` : sql``}`,
        req,
      })
    : []
  return row
}
