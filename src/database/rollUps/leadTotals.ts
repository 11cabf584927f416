import type { Kept } from '../triggers/types.js'

import { LEAD_VALUE_SQL } from '../leads/leadValue.js'
import { TABLES } from '../tables.js'

const COLUMNS = 'pipeline, stage, owner, rep, count, value'

/** What leads make of their places: rows of a source, counted with a sign. */
const places = ({ sign, source }: { sign: '' | '-'; source: string }): string => `
  select pipeline_id::text as pipeline, stage, coalesce(owner_id::text, '') as owner,
    coalesce(owner_id::text, created_by_id::text, '') as rep, ${sign}1 as count,
    ${sign}${LEAD_VALUE_SQL} as value
  from ${source} l where deleted_at is null and pipeline_id is not null and stage is not null`

const gather = (rows: string): string => `
  select pipeline, stage, owner, rep, sum(count), sum(value) from (${rows}) d
  group by 1, 2, 3, 4 having sum(count) <> 0 or sum(value) <> 0`

const OLD = places({ sign: '-', source: 'old_rows' })
const NEW = places({ sign: '', source: 'new_rows' })

/**
 * Count and value of the leads on each stage, by owner: boards and totals read a few rows, however
 * many leads there are.
 */
export const leadTotals: Kept = {
  name: 'lead_totals',
  define: ({ own, tableOf }) => {
    const changes = own(TABLES.leadChanges)
    const totals = own(TABLES.leadTotals)
    const add = (rows: string): string => `insert into ${changes} (${COLUMNS}) ${gather(rows)};`
    return {
      fill: [
        `delete from ${changes}`,
        `delete from ${totals}`,
        `insert into ${totals} (${COLUMNS}) ${gather(places({ sign: '', source: tableOf('leads') }))}`,
      ],
      watches: [
        {
          name: 'leads',
          collection: 'leads',
          on: {
            delete: add(OLD),
            insert: add(NEW),
            truncate: `delete from ${changes}; delete from ${totals};`,
            update: add(`${OLD} union all ${NEW}`),
          },
        },
      ],
    }
  },
}
