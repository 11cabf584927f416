import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Names } from '../triggers/types.js'

import { stagesKeptSQL, stagesNowSQL } from '../audience/stageTotals.js'
import { adapterOf, execute } from '../session.js'
import { TABLES } from '../tables.js'
import { namesOf } from '../triggers/definitions.js'
import { placesKeptSQL, placesNowSQL } from './leadTotals.js'
import {
  DAY_COLUMNS,
  daysSQL,
  DIMENSIONS,
  EVENT_COLUMNS,
  eventsSQL,
  LEDGER_COLUMNS,
  ledgerSQL,
  MEASURES,
  monthsSQL,
} from './revenueSQL.js'

const bothLevels = (events: string): string => `${daysSQL(events)} union all ${monthsSQL(events)}`

/** Days and months as records make them, and as they are kept with what is still to be gathered. */
const daysOf = (names: Names) => ({
  kept: `
    select grain, day, ${DIMENSIONS}, ${MEASURES.map((measure) => `sum(${measure})`).join(', ')}
    from (
      select ${DAY_COLUMNS} from ${names.own(TABLES.revenueDays)}
      union all
      select ${DAY_COLUMNS} from (
        ${bothLevels(`select ${EVENT_COLUMNS} from ${names.own(TABLES.revenueChanges)}`)}
      ) c
    ) d group by grain, day, ${DIMENSIONS}
    having ${MEASURES.map((measure) => `sum(${measure}) <> 0`).join(' or ')}`,
  now: bothLevels(eventsSQL(`select 1 as sign, * from (${ledgerSQL({ names })}) l`)),
})

/** Rows of one that are not in the other, both ways. */
const differences = ({ kept, now }: { kept: string; now: string }): string => `
  select count(*)::int as count from (
    (${kept} except all (${now})) union all ((${now}) except all ${kept})
  ) d`

/**
 * Counts everything once more from the records, and says how many rows of what is kept are wrong: 0
 * each, or something has written past the triggers. Reads all records; nobody waits for it.
 */
export const verifyRollUps = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
}): Promise<{ days: number; ledger: number; places: number; stages: number }> => {
  const names = namesOf({ adapter: adapterOf(req), crm })
  const count = async (both: { kept: string; now: string }): Promise<number> => {
    const [row] = await execute<{ count: number }>({ query: sql.raw(differences(both)), req })
    return row!.count
  }
  return {
    days: await count(daysOf(names)),
    ledger: await count({
      kept: `select ${LEDGER_COLUMNS} from ${names.own(TABLES.revenueOrders)}`,
      now: ledgerSQL({ names }),
    }),
    places: await count({ kept: placesKeptSQL(names), now: placesNowSQL(names) }),
    stages: await count({ kept: stagesKeptSQL(names), now: stagesNowSQL(names) }),
  }
}
