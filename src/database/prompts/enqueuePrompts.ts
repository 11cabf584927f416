import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { AUTO_PROMPT } from '../../domain/prompts/workKind.js'
import { MAX_ATTEMPTS } from '../../domain/work/retries.js'
import { newID } from '../import/newID.js'
import { execute, tableOf } from '../session.js'
import { now } from '../work/clock.js'

/**
 * Asks for a look at each of these orders, in the request's transaction: what is rolled back was never
 * asked for. An order that waits already is not asked for again; it is kept from workers until the end
 * of the transaction, so that whoever takes it sees what this one has written.
 *
 * @returns how many were added
 */
export const enqueuePrompts = async ({
  crm,
  orders,
  req,
}: {
  crm: CRMContext
  orders: (number | string)[]
  req: PayloadRequest
}): Promise<number> => {
  const work = tableOf({ collection: crm.slugs.work, req })
  const ids = JSON.stringify(orders.map(String))
  const waiting = await execute<{ order: string }>({
    query: sql`
      select w.input->>'order' as order from ${work} w
      where w.kind = ${AUTO_PROMPT} and w.state = 'queued'
        and w.input->>'order' in (select json_array_elements_text(${ids}::json))
      order by w.id for update`,
    req,
  })
  const asked = new Set(waiting.map(({ order }) => order))
  const rest = orders.map(String).filter((order) => !asked.has(order))
  if (rest.length === 0) {
    return 0
  }
  const id = newID(req)
  await execute({
    query: sql`
      insert into ${work} (${id ? sql`id,` : sql``} kind, key, input, state, attempts, max_attempts,
        run_after, created_at, updated_at)
      select ${id ? sql`${id},` : sql``} ${AUTO_PROMPT},
        ${`${AUTO_PROMPT}:`} || o.id || ':' || gen_random_uuid(),
        jsonb_build_object('order', o.id), 'queued', 0, ${MAX_ATTEMPTS}, ${now},
        clock_timestamp(), clock_timestamp()
      from json_array_elements_text(${JSON.stringify(rest)}::json) o(id)`,
    req,
  })
  return rest.length
}
