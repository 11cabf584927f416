import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { ImportResult } from '../../../../domain/import/types.js'
import type { SalesSource } from './openSalesFiles.js'
import type { ImportArgs, ImportProgress, ImportSalesOptions } from './types.js'

import { lockImports } from '../../../../database/import/lock.js'
import { refreshStatistics } from '../../../../database/import/refreshStatistics.js'
import { inTransaction } from '../../../../database/inTransaction.js'
import { gatherChanges } from '../../../../database/rollUps/gatherChanges.js'
import { dayOf, daysBetween } from '../../../../domain/shared/days.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { importAccounts, readAccounts } from './importAccounts.js'
import { importAgents } from './importAgents.js'
import { importOpportunities } from './importOpportunities.js'
import { importProducts } from './importProducts.js'
import { openSalesFiles } from './openSalesFiles.js'
import { createReport } from './report.js'
import { scanOpportunities } from './scanOpportunities.js'

/** Reasons for rejected rows that a result lists unless told otherwise. */
const MAX_ERRORS = 100

/** From so many written rows on the planner's statistics are worth refreshing at once. */
const MANY_ROWS = 1000

const run = async ({
  args,
  ignored,
}: {
  args: ImportArgs
  ignored: string[]
}): Promise<ImportResult> => {
  const { crm, options, report, req } = args
  if (!(await lockImports({ req }))) {
    throw new CRMError({
      code: 'conflict',
      message: 'Another import is running. Start this one when it has ended.',
    })
  }
  const refs = {
    accounts: await readAccounts(args),
    agents: await importAgents(args),
    products: await importProducts(args),
  }
  const scan = await scanOpportunities({ args, refs })
  const shiftDays =
    options.shiftDatesTo && scan.lastClosedOn
      ? daysBetween({ from: scan.lastClosedOn, to: dayOf(options.shiftDatesTo) })
      : 0
  await importAccounts({ accounts: refs.accounts, args, firstWonOn: scan.firstWonOn })
  await importOpportunities({ args, refs, scan, shiftDays })
  const result = report.result({
    dryRun: options.dryRun ?? false,
    ignoredFiles: ignored,
    shiftedByDays: shiftDays,
  })
  if (!result.dryRun && result.created + result.updated >= MANY_ROWS) {
    await gatherChanges({ crm, req })
    const { activities, companies, leads, orders } = crm.slugs
    await refreshStatistics({ collections: [activities, companies, leads, orders], req })
  }
  return result
}

/**
 * Imports a sales book: its agents become users, its accounts companies, its products the rate card,
 * its opportunities leads, with an order for each that was won and a line of history for each that
 * was closed.
 *
 * A row is found again by its key (`opportunity_id`, the account's name, the product's name). One that
 * did not change in the file since the last import is left alone, whatever people have edited here
 * since; one that did is written over. A row that cannot be taken is reported with its line, and the
 * rest goes on. Amounts are taken as amounts of the CRM's currency. Cells that look like formulas are
 * text, stored as they stand.
 *
 * All of it happens in one transaction, the request's or its own: an import that fails leaves nothing.
 *
 * @throws CRMError `invalid_file` when a file is missing, no CSV in UTF-8, cut off or no table;
 * `invalid_input` when an agent cannot become a user; `conflict` while another import runs; `not_found` without a pipeline to import into
 * @example await importSales({ crm, folder: 'book', options: { dryRun: true }, req })
 */
export const importSales = async ({
  crm,
  onProgress = () => undefined,
  options = {},
  req,
  ...source
}: {
  crm: CRMContext
  onProgress?: (progress: ImportProgress) => void
  options?: ImportSalesOptions
  req: PayloadRequest
} & SalesSource): Promise<ImportResult> => {
  const { files, ignored } = await openSalesFiles(source)
  return inTransaction({
    req,
    work: () =>
      run({
        args: {
          createdBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
          crm,
          files,
          now: crm.now(),
          onProgress,
          options,
          report: createReport({ limit: options.maxErrors ?? MAX_ERRORS }),
          req,
        },
        ignored,
      }),
  })
}
