import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { subjectFilter } from '../runs/subjectFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/**
 * Leads whose score is due: open ones without a score, or with one that is older than it may be; of
 * those that are named, all. The longest without one come first.
 */
export const readDueLeads = async ({
  crm,
  now,
  req,
  scope: { ids, isForced, pipeline },
}: {
  crm: CRMContext
  now: Date
  req: PayloadRequest
  scope: { ids?: ID[]; isForced: boolean; pipeline?: string }
}): Promise<ID[]> => {
  const readable = await subjectFilter({ collection: crm.slugs.leads, req })
  if (readable === false) {
    return []
  }
  const named =
    ids &&
    sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )
  const rows = await execute<{ id: ID }>({
    query: sql`
      select l.id from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.deleted_at is null ${readable ? sql`and l.id ${readable}` : sql``}
        ${named ? sql`and l.id in (${named})` : sql`and l.status = 'open'`}
        ${
          pipeline === undefined
            ? sql``
            : sql`and l.pipeline_id = (select p.id
                from ${tableOf({ collection: crm.slugs.pipelines, req })} p
                where p.key = ${pipeline})`
        }
        ${
          isForced || ids
            ? sql``
            : sql`and (l.ai_scored_at is null or l.ai_scored_at
                < ${now.toISOString()}::timestamptz - make_interval(secs => ${crm.ai.scoreDays * 86_400}))`
        }
      order by l.ai_scored_at nulls first, l.id`,
    req,
  })
  return rows.map(({ id }) => id)
}
