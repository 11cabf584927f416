import type { WorkKinds } from '../collections/work/operations/types.js'
import type { CRMContext } from '../context.js'
import type { Schedule } from '../domain/work/schedule.js'

import { importStoredContacts } from '../collections/contacts/operations/importContacts/importUpload.js'
import { resegment } from '../collections/contacts/operations/resegment.js'
import { findStored, scanStored } from '../collections/duplicates/operations/scanDuplicates.js'
import { importStoredSales } from '../collections/leads/operations/importSales/importStoredSales.js'
import { importStoredDelivery } from '../collections/performance/operations/importDelivery/importUpload.js'
import { promptChangedOrder } from '../collections/prompts/operations/promptChangedOrder.js'
import { doBatch } from '../collections/runs/operations/doBatch.js'
import { startScheduledRun } from '../collections/runs/operations/startDailyRun.js'
import { RESEGMENT } from '../domain/audience/workKind.js'
import { FIND_DUPLICATES, SCAN_DUPLICATES } from '../domain/duplicates/workKind.js'
import { CONTACTS_IMPORT, DELIVERY_IMPORT, SALES_IMPORT } from '../domain/import/workKind.js'
import { TRAIN_PREDICTION } from '../domain/prediction/workKind.js'
import { AUTO_PROMPT } from '../domain/prompts/workKind.js'
import { DAILY_RUN, RUN_BATCH } from '../domain/runs/workKind.js'
import { maintain } from './maintenance/maintain.js'
import { trainPrediction } from './prediction/trainPrediction.js'

/** Who does the work of a kind. */
export const kinds: WorkKinds = {
  [AUTO_PROMPT]: promptChangedOrder,
  [CONTACTS_IMPORT]: importStoredContacts,
  [DAILY_RUN]: startScheduledRun,
  [DELIVERY_IMPORT]: importStoredDelivery,
  [FIND_DUPLICATES]: findStored,
  maintenance: maintain,
  [RESEGMENT]: resegment,
  [RUN_BATCH]: doBatch,
  [SALES_IMPORT]: importStoredSales,
  [SCAN_DUPLICATES]: scanStored,
  [TRAIN_PREDICTION]: trainPrediction,
}

/** Work that comes again and again, in UTC. */
export const schedulesOf = (crm: CRMContext): Schedule[] => [
  { cron: '17 * * * *', kind: 'maintenance' },
  { cron: '37 * * * *', kind: TRAIN_PREDICTION },
  // A safety net: stages are right all the time.
  { cron: '23 3 * * *', kind: RESEGMENT },
  ...(crm.ai.dailyRun === false ? [] : [{ cron: crm.ai.dailyRun, kind: DAILY_RUN }]),
]
