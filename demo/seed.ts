import type { Payload } from 'payload'

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { ProgressState } from './progress.js'

import { importSales } from '../src/collections/leads/operations/importSales/importSales.js'
import { PEOPLE_COUNT, seedAudience } from './audience/seedAudience.js'
import { busiestAgent } from './busiestAgent.js'
import { REP_EMAIL, seedPeople } from './people.js'
import { seedDelivery } from './seedDelivery.js'

const SALES_FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data/sales')

/** Imports the book so that the last closing is today, and gives the busiest agent's leads to the rep. */
const seedSales = async ({
  onProgress,
  payload,
  repName,
}: {
  onProgress: (progress: ProgressState) => void
  payload: Payload
  repName: null | string
}): Promise<void> => {
  const crm = getCRM(payload)
  await importSales({
    crm,
    folder: SALES_FOLDER,
    onProgress,
    options: {
      emailOf: ({ name }) => (name === repName ? REP_EMAIL : undefined),
      shiftDatesTo: crm.now(),
    },
    req: await createLocalReq({}, payload),
  })
}

/**
 * Fills an empty database: the people of the README and, with `sales`, the sales book, what its
 * orders delivered, and the audience. Where there are leads already nothing is imported, so that a second start is quick and keeps what was edited.
 */
export const seedDemo = async ({
  data,
  onProgress,
  payload,
}: {
  data: 'none' | 'sales'
  onProgress: (progress: ProgressState) => void
  payload: Payload
}): Promise<void> => {
  const { totalDocs } = await payload.count({
    collection: getCRM(payload).slugs.leads,
    overrideAccess: true, // the demo sets itself up before anybody can sign in
    trash: true,
  })
  const isSalesMissing = data === 'sales' && totalDocs === 0
  const repName = isSalesMissing ? await busiestAgent({ folder: SALES_FOLDER }) : null
  await seedPeople({
    onPerson: (done) => onProgress({ done, step: 'logins', total: 4 }),
    payload,
    repName,
  })
  if (isSalesMissing) {
    await seedSales({ onProgress, payload, repName })
    onProgress({ step: 'delivery' })
    await seedDelivery({ payload })
    await seedAudience({
      crm: getCRM(payload),
      onPeople: (done) => onProgress({ done, step: 'people', total: PEOPLE_COUNT }),
      req: await createLocalReq({}, payload),
    })
  }
}
