import { sql } from '@payloadcms/db-postgres'

import type { OnDuplicate } from '../../../domain/contacts/import/schema.js'
import type { StageArgs, StagedContact } from './parts.js'

import { CONSENT_CHANNELS } from '../../../domain/contacts/types.js'
import { execute } from '../../session.js'
import { isChanged, mergedColumns } from './mergedColumns.js'
import { partsOf, ROWS } from './parts.js'

/**
 * Makes the empty table of a chunk. What stands there besides a contact's columns has a prefix: the app's
 * own fields may have any name.
 */
const createStage = async (args: StageArgs): Promise<void> => {
  const { req } = args
  await execute({
    query: sql`
      create temporary table if not exists crm_contact_rows on commit drop as
      select 0 as crm_line, null::text as crm_change, t.id as crm_target_id, t.*,
        null::jsonb as crm_wanted_tags, null::jsonb as crm_added_tags,
        null::timestamptz as crm_said_at, null::jsonb as crm_before
      from ${partsOf(args).contacts} t with no data`,
    req,
  })
  await execute({ query: sql`truncate ${ROWS}`, req })
}

/**
 * Puts rows into the stage.
 *
 * @param fields fields with one value that the file has columns for
 * @param now when consents were given of which the file does not say it
 */
export const stageContacts = async ({
  now,
  rows,
  ...args
}: { now: string; rows: StagedContact[] } & StageArgs): Promise<void> => {
  const { req } = args
  const { columnOf, tags } = partsOf(args)
  await createStage(args)
  const records = rows.map(({ company, consentAt, consents, consentSource, owner, ...row }) => ({
    ...Object.fromEntries(
      Object.entries(row.values).map(([field, value]) => [columnOf(field), value]),
    ),
    ...Object.fromEntries(
      CONSENT_CHANNELS.flatMap((channel) =>
        consents[channel]
          ? [
              [columnOf(`${channel}Consent`), consents[channel]],
              [columnOf(`${channel}ConsentAt`), consentAt ?? now],
              [columnOf(`${channel}ConsentSource`), consentSource],
            ]
          : [],
      ),
    ),
    [columnOf('company')]: company,
    [columnOf('owner')]: owner,
    crm_change: row.target === null ? 'created' : 'updated',
    crm_line: row.line,
    crm_said_at: consentAt,
    crm_target_id: row.target,
    crm_wanted_tags: row.tags,
  }))
  await execute({
    query: sql`
      insert into ${ROWS}
      select * from json_populate_recordset(null::${ROWS}, ${JSON.stringify(records)}::json)`,
    req,
  })
  // Nobody else does it for a temporary table: one that looks empty is joined row by row.
  await execute({ query: sql`analyze ${ROWS} (crm_line, crm_change, crm_target_id, id)`, req })
  await execute({
    query: sql`
      update ${ROWS} s set crm_added_tags = (
        select coalesce(jsonb_agg(w.tag), '[]'::jsonb)
        from jsonb_array_elements_text(s.crm_wanted_tags) w(tag)
        where not exists (select 1 from ${tags} x
          where x.parent_id = s.crm_target_id and x.path = 'tags' and x.text = w.tag))`,
    req,
  })
}

/** Lines of the staged rows that would change the contact they mean. */
export const findChanges = async (
  args: { onDuplicate: OnDuplicate } & StageArgs,
): Promise<Set<number>> => {
  const { contacts } = partsOf(args)
  const rows = await execute<{ line: number }>({
    query: sql`
      select s.crm_line as line from ${ROWS} s join ${contacts} o on o.id = s.crm_target_id
      where ${isChanged(mergedColumns(args))}`,
    req: args.req,
  })
  return new Set(rows.map(({ line }) => line))
}
