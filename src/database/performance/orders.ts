import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** An order that a file names: by what, and whether the user of the request may write to it. */
export type NamedOrder = {
  by: 'externalID' | 'id' | 'name'
  id: ID
  isWritable: boolean
  name: string
  ref: string
}

/** Finds the orders that go by these ids, external ids or names, among those the user may read. */
export const findNamedOrders = async ({
  crm,
  refs,
  req,
}: {
  crm: CRMContext
  refs: string[]
  req: PayloadRequest
}): Promise<NamedOrder[]> => {
  const collection = crm.slugs.orders
  const readable = await accessFilter({ collection, operation: 'read', req })
  const writable = await accessFilter({ collection, operation: 'update', req })
  if (readable === false) {
    return []
  }
  const orders = tableOf({ collection, req })
  return execute<NamedOrder>({
    query: sql`
      with refs as (select distinct ref from json_array_elements_text(${JSON.stringify(refs)}::json) r(ref)),
      named as (
        select r.ref, o.id, 'id' as by from refs r join ${orders} o on o.id::text = r.ref
        union all
        select r.ref, o.id, 'externalID' from refs r join ${orders} o on o.external_id = r.ref
        union all
        select r.ref, o.id, 'name' from refs r join ${orders} o on o.name = r.ref
      )
      select n.ref, n.by, o.id, o.name,
        ${writable === null ? sql`true` : writable === false ? sql`false` : sql`o.id ${writable}`} as "isWritable"
      from named n join ${orders} o on o.id = n.id
      where o.deleted_at is null ${readable === null ? sql`` : sql`and o.id ${readable}`}`,
    req,
  })
}
