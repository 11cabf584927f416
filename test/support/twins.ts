import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Team } from './team.js'

type Record_ = { id: string }

type Pool = { query: (text: string, values: unknown[]) => Promise<{ rows: Record_[] }> }

/** People and companies of the rep that may be the same, a pair that waits, and two that were made one. */
export const createTwins = async ({ payload, team }: { payload: Payload; team: Team }) => {
  const { pool } = payload.db as unknown as { pool: Pool }
  const owner = team.rep.user.id
  const insert = async (text: string, values: unknown[]): Promise<Record_> =>
    (await pool.query(`${text} returning id`, values)).rows[0]!
  const person = (mergedInto: null | string = null) =>
    insert(
      `insert into crm_contacts (first_name, last_name, name, owner_id, merged_into_id, deleted_at)
       values ('Ann', 'Twin', 'Ann Twin', $1, $2::uuid, case when $2::uuid is null then null else now() end)`,
      [owner, mergedInto],
    )
  const company = () =>
    insert('insert into crm_companies (name, owner_id) values ($1, $2)', [
      `Firm ${randomUUID()}`,
      owner,
    ])
  const [twin, otherTwin, kept] = [await person(), await person(), await person()]
  const gone = await person(kept.id)
  return {
    firm: await company(),
    merge: await insert(
      `insert into crm_merges (kind, winner, loser, before, after, loser_before, merged_at)
       values ('contacts', $1, $2, '{}', '{}', '{}', now())`,
      [kept.id, gone.id],
    ),
    otherFirm: await company(),
    otherTwin,
    pair: await insert(
      `insert into crm_duplicates (kind, a, b, score, reasons)
       values ('contacts', least($1::text, $2::text), greatest($1::text, $2::text), 75, '[]')`,
      [twin.id, otherTwin.id],
    ),
    twin,
  }
}
