import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { CONSENT_CHANNELS } from '../../domain/contacts/types.js'
import { contactIDType } from '../audience/contactIDs.js'
import { newID } from '../import/newID.js'
import { adapterOf, tableNameOf, tableOf } from '../session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

const columnsOf = ({ collection, req }: { collection: string } & Pick<Args, 'req'>) => {
  const table = adapterOf(req).tables[tableNameOf({ collection, req })] as unknown as Record<
    string,
    { name: string }
  >
  return (field: string): string => table[field]!.name
}

/** A stored text of a contact; `d` is the change. */
const textAt = (when: 'after' | 'before', column: string): Query =>
  sql`${sql.raw(`d.${when}`)} ->> ${column}::text`

const refusedAt = (when: 'after' | 'before', column: string): Query =>
  sql`case when (${textAt(when, column)})::boolean then 'revoked' else 'unknown' end`

/** Each answer, and the step of the journey, as it was and as it is. */
const answersOf = ({ crm, req, source }: { source: string } & Args): Query => {
  const column = columnsOf({ collection: crm.slugs.contacts, req })
  const consents = CONSENT_CHANNELS.map((channel) => {
    const status = column(`${channel}Consent`)
    return sql`('consent_change', ${channel}::text, coalesce(${textAt('before', status)}, 'unknown'),
      coalesce(${textAt('after', status)}, 'unknown'),
      coalesce(${textAt('after', column(`${channel}ConsentSource`))}, ${source}::text))`
  })
  const none = column('doNotContact')
  const step = column('journeyStage')
  return sql.join(
    [
      ...consents,
      sql`('consent_change', 'all', ${refusedAt('before', none)}, ${refusedAt('after', none)}, ${source}::text)`,
      sql`('journey_change', null::text, ${textAt('before', step)}, ${textAt('after', step)}, null::text)`,
    ],
    sql`, `,
  )
}

/**
 * The statement that writes down what changed about consents and journeys where many contacts change at
 * once; as the hook of a contact does for one.
 *
 * @param changed rows of a contact `before` (`null` when it is new) and `after`, as jsonb
 * @param source where an answer comes from that names no source itself
 */
export const historyOf = ({
  author,
  changed,
  crm,
  now,
  req,
  source,
}: {
  author: ID | null
  changed: Query
  now: string
  source: string
} & Args): Query => {
  const collection = crm.slugs.activities
  const activities = tableOf({ collection, req })
  const column = columnsOf({ collection, req })
  const contacts = columnsOf({ collection: crm.slugs.contacts, req })
  const id = newID(req)
  const at = sql`${now}::timestamptz`
  const values: [string, Query][] = [
    ['type', sql`v.type`],
    ['subject', sql`v.subject`],
    ['fromStage', sql`v.was`],
    ['toStage', sql`v.becomes`],
    ['body', sql`v.source`],
    ['contact', sql`d.after -> 'id'`],
    ['company', sql`d.after -> ${contacts('company')}::text`],
    [
      'fromEnteredAt',
      sql`case when v.type = 'journey_change' then (select max(a.occurred_at) from ${activities} a
        where a.contact_id = (d.after ->> 'id')::${contactIDType({ crm, req })} and a.type = 'journey_change'
          and a.deleted_at is null) end`,
    ],
    ['author', sql`${author}::text`],
    ['createdBy', sql`${author}::text`],
    ['occurredAt', at],
    ['createdAt', at],
    ['updatedAt', at],
  ]
  const names = sql.join(
    values.map(([field]) => sql.identifier(column(field))),
    sql`, `,
  )
  const record = sql.join(
    values.map(([field, value]) => sql`${column(field)}::text, ${value}`),
    sql`, `,
  )
  return sql`
    insert into ${activities} (${id ? sql`id, ` : sql``}${names})
    select ${id ? sql`${id}, ` : sql``}${sql.join(
      values.map(([field]) => sql`p.${sql.identifier(column(field))}`),
      sql`, `,
    )}
    -- offset 0: each contact is written as jsonb once, and not for each word that is read of it.
    from (${changed} offset 0) d
    cross join lateral (values ${answersOf({ crm, req, source })}) v(type, subject, was, becomes, source)
    cross join lateral jsonb_populate_record(null::${activities}, jsonb_build_object(${record})) p
    where v.was is distinct from v.becomes`
}
