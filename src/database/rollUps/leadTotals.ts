import type { Kept, Names } from '../triggers/types.js'

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

/** Moves what has changed into the totals, so much at a time; nobody waits for it. */
export const gatherPlacesSQL = ({
  limit,
  names: { own },
}: {
  limit: number
  names: Names
}): string => `
  with taken as materialized (
    delete from ${own(TABLES.leadChanges)} where id = any(array(
      select id from ${own(TABLES.leadChanges)} limit ${limit} for update skip locked
    )) returning ${COLUMNS}
  ), written as (
    insert into ${own(TABLES.leadTotals)} as t (${COLUMNS})
    select * from (${gather('select * from taken')}) g order by 1, 2, 3, 4
    on conflict (pipeline, stage, owner, rep) do update set count = t.count + excluded.count,
      value = t.value + excluded.value
  )
  select count(*)::int as count from taken`

/** The places as leads make them now. */
export const placesNowSQL = ({ tableOf }: Names): string =>
  gather(places({ sign: '', source: tableOf('leads') }))

/** The places as they are kept. */
export const placesKeptSQL = ({ own }: Names): string =>
  gather(`select ${COLUMNS} from ${own(TABLES.leadTotals)}
    union all select ${COLUMNS} from ${own(TABLES.leadChanges)}`)

const OLD = places({ sign: '-', source: 'old_rows' })
const NEW = places({ sign: '', source: 'new_rows' })

/**
 * Count and value of the leads on each stage, by owner: boards and totals read a few rows, however
 * many leads there are.
 */
export const leadTotals: Kept = {
  name: 'lead_totals',
  define: (names) => {
    const { own } = names
    const changes = own(TABLES.leadChanges)
    const totals = own(TABLES.leadTotals)
    const add = (rows: string): string => `insert into ${changes} (${COLUMNS}) ${gather(rows)};`
    return {
      fill: [
        `delete from ${changes}`,
        `delete from ${totals}`,
        `insert into ${totals} (${COLUMNS}) ${placesNowSQL(names)}`,
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
