import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { contactIDType, listOfIDs } from '../audience/contactIDs.js'
import { adapterOf, execute, tableNameOf, tableOf } from '../session.js'

type ID = number | string

type Args = { crm: CRMContext; req: PayloadRequest }

const tagsOf = ({ crm, req }: Args) =>
  sql`${adapterOf(req).tables[`${tableNameOf({ collection: crm.slugs.contacts, req })}_texts`]}`

const listOf = (tags: string[]) =>
  sql`(select json_array_elements_text(${JSON.stringify(tags)}::json))`

/**
 * Locks contacts until the end of the transaction, always in the same order: those that are neither in
 * the trash nor erased.
 */
export const lockLiving = async ({ crm, ids, req }: { ids: ID[] } & Args): Promise<string[]> => {
  const rows = await execute<{ id: string }>({
    query: sql`
      select c.id::text as id from ${tableOf({ collection: crm.slugs.contacts, req })} c
      where c.id in ${listOfIDs({ crm, ids, req })} and c.deleted_at is null and c.erased_at is null
      order by c.id for no key update of c`,
    req,
  })
  return rows.map(({ id }) => id)
}

/**
 * Gives tags to contacts and takes others, in one statement; who has them already stays as they are.
 *
 * @param ids contacts that are locked
 * @param now when they were changed, in ISO 8601
 * @returns how many contacts have changed
 */
export const writeTags = async ({
  add,
  ids,
  now,
  remove,
  ...args
}: { add: string[]; ids: string[]; now: string; remove: string[] } & Args): Promise<number> => {
  const { crm, req } = args
  const tags = tagsOf(args)
  const [row] = await execute<{ count: number }>({
    query: sql`
      with chosen as materialized (
        select value::${contactIDType(args)} as id
        from json_array_elements_text(${JSON.stringify(ids)}::json)
      ), removed as (
        delete from ${tags} t using chosen c
        where t.parent_id = c.id and t.path = 'tags' and t.text in ${listOf(remove)}
        returning t.parent_id as id
      ), added as (
        insert into ${tags} ("order", parent_id, path, text)
        select coalesce(l.last, 0) + row_number() over (partition by c.id order by w.place), c.id,
          'tags', w.tag
        from chosen c
        cross join json_array_elements_text(${JSON.stringify(add)}::json) with ordinality w(tag, place)
        left join lateral (
          select max(t."order") as last from ${tags} t where t.parent_id = c.id and t.path = 'tags'
        ) l on true
        where not exists (
          select from ${tags} t where t.parent_id = c.id and t.path = 'tags' and t.text = w.tag
        )
        returning parent_id as id
      ), changed as (
        update ${tableOf({ collection: crm.slugs.contacts, req })} c
        set updated_at = ${now}::timestamptz
        where c.id in (select id from removed union select id from added)
        returning 1
      )
      select count(*)::int as count from changed`,
    req,
  })
  return row!.count
}

/** How many of these contacts have more tags than that. */
export const countOverTagged = async ({
  ids,
  most,
  ...args
}: { ids: string[]; most: number } & Args): Promise<number> => {
  const [row] = await execute<{ count: number }>({
    query: sql`
      select count(*)::int as count from (
        select from ${tagsOf(args)} t
        where t.path = 'tags' and t.parent_id in ${listOfIDs({ ...args, ids })}
        group by t.parent_id having count(*) > ${most}
      ) o`,
    req: args.req,
  })
  return row!.count
}
