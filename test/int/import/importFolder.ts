import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { ImportSalesOptions } from '../../../src/collections/leads/operations/importSales/types.js'
import type { ImportResult } from '../../../src/domain/import/types.js'
import type { TestUser } from '../../support/createUser.js'

import { importSales } from '../../../src/collections/leads/operations/importSales/importSales.js'

export const importFolder = async ({
  folder,
  options,
  payload,
  user,
}: {
  folder: string
  options?: ImportSalesOptions
  payload: Payload
  user?: TestUser
}): Promise<ImportResult> =>
  importSales({
    crm: getCRM(payload),
    folder,
    options,
    req: await createLocalReq({ user: user as never }, payload),
  })

type Executor = { execute: (query: string) => Promise<{ rows: Record<string, unknown>[] }> }

/** What SQL says about the imported rows. */
export const query = async <Row extends Record<string, unknown>>({
  payload,
  text,
}: {
  payload: Payload
  text: string
}): Promise<Row[]> => {
  const { rows } = await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(text)
  return rows as Row[]
}
