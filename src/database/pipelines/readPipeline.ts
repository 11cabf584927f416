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
 * @param pipeline id or key; `null` for the pipeline of a lead that names none, which is the oldest
 * sales pipeline
 * @param readable which pipelines count, `null` = all
 * @returns `null` when there is none (outside the trash)
 */
export const readPipeline = async ({
  crm,
  pipeline,
  readable = null,
  req,
}: {
  crm: CRMContext
  pipeline: null | number | string
  readable?: null | Query
  req: PayloadRequest
}): Promise<null | Pipeline> => {
  const wanted = condition({ pipeline, req })
  const [row] = wanted
    ? await execute<Pipeline>({
        query: sql`
          select p.id, p.key, p.kind, p.name, (
            select coalesce(json_agg(json_build_object('key', s.key, 'name', s.name,
              'type', s.type, 'color', s.color, 'probability', s.probability,
              'rottingDays', s.rotting_days) order by s._order), '[]')
            from ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
            where s._parent_id = p.id
          ) as stages
          from ${tableOf({ collection: crm.slugs.pipelines, req })} p
          where ${wanted} and p.deleted_at is null
            ${readable ? sql`and p.id ${readable}` : sql``}
          order by p.created_at, p.id limit 1`,
        req,
      })
    : []
  return row ?? null
}
