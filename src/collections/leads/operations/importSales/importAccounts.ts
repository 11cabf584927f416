import type { AccountRef } from '../../../../domain/import/checkOpportunity.js'
import type { AccountRow } from '../../../../domain/import/salesFiles.js'
import type { ImportArgs } from './types.js'

import {
  companyStage,
  createCompanyStage,
  writeCompanies,
} from '../../../../database/import/companies.js'
import { compareStage } from '../../../../database/import/stage.js'
import { accountExternalID, toKey } from '../../../../domain/import/names.js'
import { planAccount } from '../../../../domain/import/planAccount.js'
import { readRows } from './readRows.js'
import { settleStage } from './settleStage.js'
import { stageRows } from './stageRows.js'

/** The accounts of the file by key of their names, for the opportunities that name them. */
export const readAccounts = async ({
  files,
}: Pick<ImportArgs, 'files'>): Promise<Map<string, AccountRef>> => {
  const refs = new Map<string, AccountRef>()
  for await (const read of readRows({ file: files.accounts, kind: 'accounts' })) {
    const key = read.ok && toKey(read.row.name)
    if (read.ok && key && !refs.has(key)) {
      refs.set(key, { name: read.row.name, externalID: accountExternalID(read.row.name) })
    }
  }
  return refs
}

const parentOf = ({
  accounts,
  row: { name, parent },
}: {
  accounts: ReadonlyMap<string, AccountRef>
  row: AccountRow
}): AccountRef | null =>
  parent !== null && toKey(parent) !== toKey(name) ? (accounts.get(toKey(parent)) ?? null) : null

/** Makes the accounts of the file companies. */
export const importAccounts = async ({
  accounts,
  args,
  firstWonOn,
}: {
  accounts: ReadonlyMap<string, AccountRef>
  args: ImportArgs
  /** Day of an account's first won deal, by key of its name. */
  firstWonOn: ReadonlyMap<string, string>
}): Promise<void> => {
  const { createdBy, crm, files, now, options, report, req } = args
  const stage = companyStage({ collection: crm.slugs.companies })
  await createCompanyStage({ req, stage })
  const last = await stageRows({
    args,
    keyColumn: 'account',
    kind: 'accounts',
    stage,
    take: ({ hash, line, row }) => {
      const parent = parentOf({ accounts, row })
      if (row.parent !== null && !parent) {
        const message = 'subsidiary_of is no other account of this file. Taken without it.'
        const problem = { column: 'subsidiary_of', message, value: row.parent }
        report.warn({ file: files.accounts.name, line, problem })
      }
      const plan = planAccount({
        currency: crm.currency,
        isCustomer: firstWonOn.has(toKey(row.name)),
        row,
      })
      return {
        ok: true,
        staged: {
          name: plan.name,
          annual_revenue: plan.annualRevenue,
          country: plan.country,
          created_at: now.toISOString(),
          created_by_id: createdBy,
          external_id: plan.externalID,
          import_hash: hash([plan.lifecycle, parent?.externalID ?? '']),
          industry: plan.industry,
          kind: 'advertiser',
          lifecycle: plan.lifecycle,
          parent_external_id: parent?.externalID ?? null,
          size: plan.size,
        },
      }
    },
  })
  await compareStage({ record: 'company', req, stage })
  await settleStage({ args, keyColumn: 'account', kind: 'accounts', label: 'name', stage })
  if (!options.dryRun) {
    await writeCompanies({ now: now.toISOString(), req, span: { from: 1, to: last }, stage })
  }
}
