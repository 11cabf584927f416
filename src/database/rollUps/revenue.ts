import type { Kept, Names } from '../triggers/types.js'

import { TABLES } from '../tables.js'
import {
  addSQL,
  DAY_COLUMNS,
  DAYS_LEVEL,
  daysSQL,
  EVENT_COLUMNS,
  eventsSQL,
  LEDGER_COLUMNS,
  ledgerSQL,
  monthsSQL,
} from './revenueSQL.js'

const REFRESH = 'crm_revenue_refresh'

/** Shared by all who write revenue, taken alone by who changes the zone that its days depend on. */
const ZONE_LOCK = `hashtext('payload-crm time zone')`

/**
 * Brings the ledger of some orders up to date, and tells the days what that changes. Whoever calls it
 * holds the leads of the orders, and it holds their rows of the ledger (an order that is deleted has
 * no lead any more): what the next statement reads is then what the last writer wrote. The time zone
 * stays what it is meanwhile.
 */
const refreshFunction = (names: Names): string => `
  create or replace function ${names.own(REFRESH)}(ids ${names.idTypeOf('orders')}[])
  returns void language plpgsql as $crm$
  begin
    perform pg_advisory_xact_lock_shared(${ZONE_LOCK});
    perform 1 from ${names.own(TABLES.revenueOrders)}
    where order_id = any(ids::text[]) order by order_id, product for no key update;
    with fresh as materialized (
      ${ledgerSQL({ names, where: 'o.id = any(ids)' })}
    ), told as materialized (
      select ${LEDGER_COLUMNS} from ${names.own(TABLES.revenueOrders)}
      where order_id = any(ids::text[])
    ), gone as (
      select ${LEDGER_COLUMNS} from told except select ${LEDGER_COLUMNS} from fresh
    ), come as (
      select ${LEDGER_COLUMNS} from fresh except select ${LEDGER_COLUMNS} from told
    ), removed as (
      delete from ${names.own(TABLES.revenueOrders)} r using gone g
      where r.order_id = g.order_id and r.product = g.product
        and not exists (select from come c where c.order_id = g.order_id and c.product = g.product)
    ), written as (
      insert into ${names.own(TABLES.revenueOrders)} (${LEDGER_COLUMNS})
      select ${LEDGER_COLUMNS} from come
      on conflict (order_id, product) do update set is_first = excluded.is_first,
        pipeline = excluded.pipeline, rep = excluded.rep, first = excluded.first,
        last = excluded.last, amount = excluded.amount
    )
    insert into ${names.own(TABLES.revenueChanges)} (${EVENT_COLUMNS})
    ${addSQL(
      eventsSQL(`
      select -1 as sign, * from gone union all select 1, * from come`),
    )};
  end $crm$`

/** Holds leads until the end of the transaction, always in the same order. */
const hold = ({ leads, names }: { leads: string; names: Names }): string => `
  perform 1 from ${names.tableOf('leads')} l where l.id in (${leads}) order by l.id for no key update;`

const refresh = ({ names, orders }: { names: Names; orders: string }): string =>
  `perform ${names.own(REFRESH)}(array(${orders}));`

/** The columns of an order that its revenue depends on. */
const ORDER_BASIS = 'lead_id, status, start_date, end_date, deleted_at, created_at'
const LEAD_BASIS = 'owner_id, created_by_id, pipeline_id'

const columnsOf = ({ alias, columns }: { alias: string; columns: string }): string =>
  columns
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ')

/** Rows of an update that changed something of the basis. */
const changed = (columns: string): string => `
  from old_rows a join new_rows b on b.id = a.id
  where (${columnsOf({ alias: 'a', columns })}) is distinct from (${columnsOf({ alias: 'b', columns })})`

/** When lines were written: the lines of new orders come after the orders themselves. */
const onLines = ({ names, rows }: { names: Names; rows: string }): string => `
  if exists (select from (${rows}) r) then
    ${hold({
      leads: `select o.lead_id from ${names.tableOf('orders')} o
        where o.id in (select _parent_id from (${rows}) r)`,
      names,
    })}
    ${refresh({ names, orders: `select distinct _parent_id from (${rows}) r` })}
  end if;`

/** Orders without a first day begin on another one in another zone. */
const onZone = (names: Names): string => `
  perform pg_advisory_xact_lock(${ZONE_LOCK});
  ${refresh({
    names,
    orders: `select o.id from ${names.tableOf('orders')} o
      where o.start_date is null and o.deleted_at is null`,
  })}`

/**
 * Revenue by day, by every combination of pipeline, rep and product: figures read as many rows as
 * there are days and months, however many orders there are.
 */
export const revenue: Kept = {
  name: 'revenue',
  define: (names) => {
    const [changes, days, ledger] = [
      names.own(TABLES.revenueChanges),
      names.own(TABLES.revenueDays),
      names.own(TABLES.revenueOrders),
    ]
    const empty = [changes, days, ledger].map((table) => `delete from ${table}`)
    const truncate = `${empty.join('; ')};`
    return {
      fill: [
        ...empty,
        `insert into ${ledger} (${LEDGER_COLUMNS}) ${ledgerSQL({ names })}`,
        `insert into ${days} (${DAY_COLUMNS})
          ${daysSQL(addSQL(eventsSQL(`select 1 as sign, * from ${ledger}`)))}`,
        `insert into ${days} (${DAY_COLUMNS})
          ${monthsSQL(`select ${EVENT_COLUMNS} from ${days} where grain = ${DAYS_LEVEL}`)}`,
      ],
      functions: [refreshFunction(names)],
      watches: [
        {
          name: 'lines',
          collection: 'orders',
          on: {
            delete: onLines({ names, rows: 'select _parent_id from old_rows' }),
            insert: onLines({ names, rows: 'select _parent_id from new_rows' }),
            truncate,
            update: onLines({
              names,
              rows: 'select _parent_id from old_rows union select _parent_id from new_rows',
            }),
          },
          subTable: 'lines',
        },
        {
          name: 'orders',
          collection: 'orders',
          on: {
            delete: refresh({ names, orders: 'select id from old_rows' }),
            truncate,
            update: `
              if exists (select ${changed(ORDER_BASIS)}) then
                ${hold({
                  leads: `select unnest(array[a.lead_id, b.lead_id]) ${changed(ORDER_BASIS)}`,
                  names,
                })}
                ${refresh({ names, orders: `select b.id ${changed(ORDER_BASIS)}` })}
              end if;`,
          },
        },
        {
          name: 'settings',
          collection: 'settings',
          on: {
            delete: onZone(names),
            insert: onZone(names),
            update: `
              if exists (select ${changed('time_zone')}) then ${onZone(names)} end if;`,
          },
        },
        {
          name: 'leads',
          collection: 'leads',
          on: {
            update: `
              if exists (select ${changed(LEAD_BASIS)}) then
                ${refresh({
                  names,
                  orders: `select o.id from ${names.tableOf('orders')} o
                    where o.lead_id in (select b.id ${changed(LEAD_BASIS)})`,
                })}
              end if;`,
          },
        },
      ],
    }
  },
}
