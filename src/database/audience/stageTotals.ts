import type { Kept, Names } from '../triggers/types.js'

import { AUDIENCE_TABLES } from './tables.js'

const COLUMNS = 'stage, owner, lifecycle, count'

/** What contacts make of their places: rows of a source, counted with a sign. */
const places = ({ sign, source }: { sign: '' | '-'; source: string }): string => `
  select coalesce(engagement_stage::text, 'new') as stage, coalesce(owner_id::text, '') as owner,
    coalesce(lifecycle::text, '') as lifecycle, ${sign}1 as count
  from ${source} c where deleted_at is null`

const gather = (rows: string): string => `
  select stage, owner, lifecycle, sum(count)::bigint as count from (${rows}) d
  group by 1, 2, 3 having sum(count) <> 0`

/** Moves what has changed into the totals, so much at a time; nobody waits for it. */
export const gatherStagesSQL = ({
  limit,
  names: { own },
}: {
  limit: number
  names: Names
}): string => `
  with taken as materialized (
    delete from ${own(AUDIENCE_TABLES.stageChanges)} where id = any(array(
      select id from ${own(AUDIENCE_TABLES.stageChanges)} limit ${limit} for update skip locked
    )) returning ${COLUMNS}
  ), written as (
    insert into ${own(AUDIENCE_TABLES.stageTotals)} as t (${COLUMNS})
    select * from (${gather('select * from taken')}) g order by 1, 2, 3
    on conflict (stage, owner, lifecycle) do update set count = t.count + excluded.count
  )
  select count(*)::int as count from taken`

/** The places as contacts make them now. */
export const stagesNowSQL = ({ tableOf }: Names): string =>
  gather(places({ sign: '', source: tableOf('contacts') }))

/** The places as they are kept. */
export const stagesKeptSQL = ({ own }: Names): string =>
  gather(`select ${COLUMNS} from ${own(AUDIENCE_TABLES.stageTotals)}
    union all select ${COLUMNS} from ${own(AUDIENCE_TABLES.stageChanges)}`)

const OLD = places({ sign: '-', source: 'old_rows' })
const NEW = places({ sign: '', source: 'new_rows' })

/** How many contacts are in each stage: the audience board reads a few rows, however many there are. */
export const stageTotals: Kept = {
  name: 'stage_totals',
  define: (names) => {
    const changes = names.own(AUDIENCE_TABLES.stageChanges)
    const totals = names.own(AUDIENCE_TABLES.stageTotals)
    const add = (rows: string): string => `insert into ${changes} (${COLUMNS}) ${gather(rows)};`
    return {
      fill: [
        `delete from ${changes}`,
        `delete from ${totals}`,
        `insert into ${totals} (${COLUMNS}) ${stagesNowSQL(names)}`,
      ],
      watches: [
        {
          name: 'contacts',
          collection: 'contacts',
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
