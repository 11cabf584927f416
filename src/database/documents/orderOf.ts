import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'
import type { Stored } from './readStored.js'

import { adapterOf, tableNameOf } from '../session.js'

/**
 * The order of rows named `page`, with the newest first where nothing else tells them apart, as
 * Payload has it; `null` where it is by something else than columns.
 */
export const orderOf = ({
  sort = [],
  ...stored
}: { sort: string | string[] | undefined } & Stored): null | Query => {
  const table = adapterOf(stored.req).tables[tableNameOf(stored)] as unknown as Record<
    string,
    { name: string } | undefined
  >
  const last = table.createdAt ? 'createdAt' : 'id'
  const given = [sort].flat()
  const isTold = given.some((one) => one.replace(/^-/, '') === last)
  const orders = [...given, ...(isTold ? [] : [`-${last}`])].map((one) => {
    const name = one.replace(/^-/, '')
    const isColumn =
      name === 'id' || stored.fields.some((field) => 'column' in field && field.column === name)
    const direction = sql.raw(one.startsWith('-') ? 'desc' : 'asc')
    return isColumn ? sql`page.${sql.identifier(table[name]!.name)} ${direction}` : null
  })
  return orders.every((one) => one !== null) ? sql`order by ${sql.join(orders, sql`, `)}` : null
}
