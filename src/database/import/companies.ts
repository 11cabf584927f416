import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Stage } from './stage.js'
import type { Span } from './writeStage.js'

import { execute, tableOf } from '../session.js'
import { createStage, nameOf } from './stage.js'
import { inSpan, writeStage } from './writeStage.js'

export const companyStage = ({ collection }: { collection: string }): Stage => ({
  name: 'crm_import_companies',
  collection,
  columns: [
    'name',
    'kind',
    'lifecycle',
    'industry',
    'country',
    'size',
    'annual_revenue',
    'external_id',
    'import_hash',
    'created_by_id',
    'created_at',
  ],
  key: 'external_id',
})

type Args = { now: string; req: PayloadRequest; span: Span; stage: Stage }

export const createCompanyStage = ({ req, stage }: Pick<Args, 'req' | 'stage'>): Promise<void> =>
  createStage({ extra: { parent_external_id: sql`null::varchar` }, req, stage })

/** Parents come after all companies are there: a file need not name them first. */
const linkParents = async ({ req, span, stage }: Args): Promise<void> => {
  const companies = tableOf({ collection: stage.collection, req })
  await execute({
    query: sql`
      update ${companies} t set parent_id = p.id
      from ${nameOf(stage)} s left join ${companies} p on p.external_id = s.parent_external_id
      where t.id = s.target_id and s.change <> 'unchanged' and ${inSpan(span)}
        and t.parent_id is distinct from p.id`,
    req,
  })
}

/** Writes every staged company, then which belongs to which. */
export const writeCompanies = async (args: Args): Promise<void> => {
  await writeStage(args)
  await linkParents(args)
}
