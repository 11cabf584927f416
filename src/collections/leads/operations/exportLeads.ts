import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { LeadNames } from '../../../domain/export/leadRow.js'
import type { Lead } from '../../../domain/leads/types.js'
import type { Stage } from '../../../domain/pipelines/stages.js'

import { readUserNames } from '../../../database/readUserNames.js'
import { LEAD_COLUMNS, leadRow } from '../../../domain/export/leadRow.js'
import { relationID } from '../../../utilities/relationID.js'
import { exportRecords } from '../../shared/operations/exportRecords.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }
type NamedPipeline = { id: ID; name: string; stages: Stage[] }

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

const rowsOf = async ({
  crm,
  leads,
  pipelines,
  req,
}: { leads: Partial<Lead>[]; pipelines: Map<string, NamedPipeline> } & Args): Promise<
  unknown[][]
> => {
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

/**
 * The leads the user may read as a CSV file, part by part.
 *
 * @throws CRMError, QueryError as `exportRecords` does
 */
export const exportLeads = async ({
  crm,
  req,
  ...query
}: { sort?: string; where: Where } & Args): Promise<AsyncGenerator<string, void, undefined>> => {
  const pipelines = await readPipelines({ crm, req })
  return exportRecords<Lead>({
    ...query,
    collection: crm.slugs.leads,
    headings: LEAD_COLUMNS.map((column) => req.t(`crm:fields:${column}` as never)),
    req,
    rowsOf: (leads) => rowsOf({ crm, leads, pipelines, req }),
  })
}
