import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import { postgresErrorOf } from '../postgresError.js'
import { tableNameOf } from '../session.js'

/** The field whose value is taken, as Payload's own writing names it. */
const fieldOf = ({
  adapter,
  constraint,
  detail,
  table,
}: {
  adapter: PostgresAdapter
  constraint: string
  detail: string
  table: string
}): string => {
  const fields = adapter.fieldConstraints[table] ?? {}
  return (
    fields[constraint] ??
    fields[constraint.replace(`${table}_`, '')] ??
    /Key \(([^)]+)\)=/.exec(detail)?.[1] ??
    ''
  )
}

/**
 * Gives an error of a write the form that Payload's own has: a value that another document has is a
 * `ValidationError` of its field. Any other error stays as it is.
 */
export const toWriteError = ({
  id,
  adapter,
  collection,
  error,
  req,
}: {
  adapter: PostgresAdapter
  collection: string
  error: unknown
  id: number | string
  req: Partial<PayloadRequest> | undefined
}): unknown => {
  const refused = postgresErrorOf(error)
  if (refused?.state !== '23505') {
    return error
  }
  const table = tableNameOf({ collection, req: { payload: { db: adapter } } })
  return new ValidationError(
    {
      id,
      collection,
      errors: [
        {
          message: req?.t ? req.t('error:valueMustBeUnique') : 'Value must be unique',
          path: fieldOf({ ...refused, adapter, table }),
        },
      ],
      req,
    },
    req?.t,
  )
}
