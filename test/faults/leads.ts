import type { Client } from './client.js'

import { expectOK } from './client.js'

/** A new lead in the first stage of the first pipeline. */
export const createLead = async ({
  client,
  data = {},
}: {
  client: Client
  data?: Record<string, unknown>
}): Promise<string> => {
  const { doc } = expectOK(
    await client.send<{ doc: { id: string } }>({
      body: { companyName: 'Acme', ...data },
      method: 'POST',
      path: '/crm/leads',
    }),
  )
  return doc.id
}
