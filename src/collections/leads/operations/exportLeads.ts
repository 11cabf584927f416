import type { PayloadRequest, Where } from 'payload'

import { stringify } from 'csv-stringify/sync'

import type { CRMContext } from '../../../context.js'
import type { LeadNames } from '../../../domain/export/leadRow.js'
import type { Lead } from '../../../domain/leads/types.js'
import type { Stage } from '../../../domain/pipelines/stages.js'

import { listLeadIDs, readUserNames } from '../../../database/leads/listLeads.js'
import { LEAD_COLUMNS, leadRow } from '../../../domain/export/leadRow.js'
import { CRMError } from '../../../utilities/crmError.js'
import { relationID } from '../../../utilities/relationID.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }
type NamedPipeline = { id: ID; name: string; stages: Stage[] }

/** As many leads as one file may hold. */
export const EXPORT_LIMIT = 100_000

/** Leads in memory at a time. */
const BATCH = 500

const csvOf = ({ rows, withMark }: { rows: unknown[][]; withMark: boolean }): string =>
  stringify(rows, { bom: withMark, escape_formulas: true })

const readPipelines = async ({ crm, req }: Args): Promise<Map<string, NamedPipeline>> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    trash: true,
    user: req.user,
  })
  return new Map(docs.map((doc) => [String(doc.id), doc as unknown as NamedPipeline]))
}

const readLeads = async ({ crm, ids, req }: { ids: ID[] } & Args): Promise<Partial<Lead>[]> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.leads,
    depth: 0,
    limit: ids.length,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { id: { in: ids } },
  })
  const byID = new Map(docs.map((doc) => [String(doc.id), doc as unknown as Partial<Lead>]))
  return ids.flatMap((id) => byID.get(String(id)) ?? [])
}

const rowsOf = async ({
  crm,
  ids,
  pipelines,
  req,
}: { ids: ID[]; pipelines: Map<string, NamedPipeline> } & Args): Promise<unknown[][]> => {
  const leads = await readLeads({ crm, ids, req })
  const owners = [...new Set(leads.flatMap(({ owner }) => relationID(owner) ?? []))]
  const users = await readUserNames({ crm, ids: owners, req })
  const namesOf = ({ owner, pipeline, stage }: Partial<Lead>): LeadNames => {
    const home = pipelines.get(String(relationID(pipeline)))
    return {
      owner: users.get(String(relationID(owner))) ?? '',
      pipeline: home?.name ?? '',
      stage: home?.stages.find(({ key }) => key === stage)?.name ?? stage ?? '',
    }
  }
  return leads.map((lead) => leadRow({ lead, names: namesOf(lead) }))
}

async function* writeParts({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): AsyncGenerator<string, void, undefined> {
  const headings = LEAD_COLUMNS.map((column) => req.t(`crm:fields:${column}` as never))
  yield csvOf({ rows: [headings], withMark: true })
  const pipelines = await readPipelines({ crm, req })
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    yield csvOf({ rows: await rowsOf({ crm, ids: batch, pipelines, req }), withMark: false })
  }
}

/**
 * The leads the user may read as a CSV file, part by part: which they are is settled at the start,
 * what they say is read when a part is asked for, so that neither memory nor a connection is held.
 *
 * @throws CRMError `too_large` over {@link EXPORT_LIMIT} leads
 * @throws QueryError for a condition on what does not exist, or may not be read
 */
export const exportLeads = async ({
  crm,
  req,
  sort,
  where,
}: { sort?: string; where: Where } & Args): Promise<AsyncGenerator<string, void, undefined>> => {
  const collection = crm.slugs.leads
  // Payload checks conditions and order against what the user may read; the list of ids does not.
  await req.payload.find({
    collection,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    sort,
    user: req.user,
    where,
  })
  const { defaultSort } = req.payload.collections[collection]!.config
  const ids = await listLeadIDs({
    crm,
    limit: EXPORT_LIMIT + 1,
    req,
    sort: sort ?? [defaultSort ?? '-createdAt'].flat().join(','),
    where,
  })
  if (ids.length > EXPORT_LIMIT) {
    throw new CRMError({
      code: 'too_large',
      message: req.t('crm:errors:exportLimit' as never, { limit: EXPORT_LIMIT }),
    })
  }
  return writeParts({ crm, ids, req })
}
