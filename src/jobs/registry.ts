import type { WorkKinds } from '../collections/work/operations/types.js'
import type { Schedule } from '../domain/work/schedule.js'

import { importStoredSales } from '../collections/leads/operations/importSales/importStoredSales.js'
import { importStoredDelivery } from '../collections/performance/operations/importDelivery/importUpload.js'
import { DELIVERY_IMPORT, SALES_IMPORT } from '../domain/import/workKind.js'
import { maintain } from './maintenance/maintain.js'

/** Who does the work of a kind. */
export const kinds: WorkKinds = {
  [DELIVERY_IMPORT]: importStoredDelivery,
  maintenance: maintain,
  [SALES_IMPORT]: importStoredSales,
}

/** Work that comes again and again, in UTC. */
export const schedules: Schedule[] = [{ cron: '17 * * * *', kind: 'maintenance' }]
