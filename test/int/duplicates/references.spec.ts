import type { Payload } from 'payload'

import { findReferences } from '../../../src/database/references/findReferences.js'
import { tableNameOf } from '../../../src/database/session.js'
import { bootPayload } from '../../support/bootPayload.js'

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    collections: [
      {
        slug: 'tickets',
        fields: [
          { name: 'about', type: 'relationship', relationTo: 'crm-contacts' },
          { name: 'copies', type: 'relationship', hasMany: true, relationTo: 'crm-contacts' },
        ],
      },
    ],
    schema: 'push',
  }))
})

afterAll(() => stop())

it('knows every column that points to a table, those of the host and of join tables as well', async () => {
  const req = { payload }
  const references = await findReferences({
    req,
    table: tableNameOf({ collection: 'crm-contacts', req }),
  })
  expect(references).toEqual(
    expect.arrayContaining([
      {
        type: 'uuid',
        column: 'contact_id',
        key: { type: 'character varying', column: 'id' },
        schema: 'public',
        table: 'crm_engagement_events',
      },
      expect.objectContaining({ column: 'contact_id', table: 'crm_leads' }),
      expect.objectContaining({ column: 'contact_id', table: 'crm_activities' }),
      expect.objectContaining({ column: 'merged_into_id', table: 'crm_contacts' }),
      expect.objectContaining({ column: 'about_id', table: 'tickets' }),
      expect.objectContaining({ column: 'crm_contacts_id', table: 'tickets_rels' }),
    ]),
  )
})

it('names nothing for a table that does not exist', async () => {
  expect(await findReferences({ req: { payload }, table: 'no_such_table' })).toEqual([])
})
