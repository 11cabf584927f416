import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from './session.js'

import { adapterOf } from './session.js'

/** A function, or a table that the adapter does not know, in the schema of the plugin's tables. */
export const inSchema = ({
  name,
  req,
}: {
  name: string
  req: Pick<PayloadRequest, 'payload'>
}): Query => {
  const { schemaName } = adapterOf(req)
  return schemaName
    ? sql`${sql.identifier(schemaName)}.${sql.identifier(name)}`
    : sql`${sql.identifier(name)}`
}
