import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { StagedContact } from '../../../../database/contacts/import/parts.js'
import type {
  ContactChange,
  ContactCounts,
  ContactImportResult,
  ContactProblem,
  ContactSample,
} from '../../../../domain/contacts/import/types.js'
import type { ContactFile } from './openContacts.js'
import type { LinedRow, PlannedRow } from './planChunk.js'
import type { MaybeRow } from './readRows.js'
import type { ImportContactsOptions } from './result.js'

import { findCompanies } from '../../../../database/contacts/import/companies.js'
import { findChanges, stageContacts } from '../../../../database/contacts/import/stage.js'
import { inTransaction } from '../../../../database/inTransaction.js'
import { inBatches } from '../../../imports/operations/files/inBatches.js'
import { createRowErrors } from '../../../imports/operations/rowErrors.js'
import { namedCompanies } from './namedCompanies.js'
import { planChunk } from './planChunk.js'
import { readRows } from './readRows.js'
import { emptyResult, ERRORS, NO_COUNTS, sampleOf } from './result.js'
import { fieldsOf, toStaged } from './stageRows.js'

/** Rows shown as they will be. */
const SAMPLE_ROWS = 10

type Args = {
  crm: CRMContext
  file: ContactFile
  onRows?: (read: number) => void
  options: Pick<ImportContactsOptions, 'mapping' | 'onDuplicate'>
  req: PayloadRequest
  t: PayloadRequest['t']
}

/**
 * Finds out what an import would do, and writes nothing. Rows are read and compared chunk by chunk, in
 * one transaction that holds no locks.
 */
export const previewContacts = ({
  crm,
  file,
  onRows = () => undefined,
  options: { mapping, onDuplicate },
  req,
  t,
}: Args): Promise<ContactImportResult> =>
  inTransaction({
    req,
    work: async () => {
      const errors = createRowErrors<ContactProblem>({ ...ERRORS, t })
      const fields = fieldsOf(file)
      const seen = new Map<string, number>()
      const newCompanies = new Set<string>()
      const counts: ContactCounts = { ...NO_COUNTS }
      const sample: ContactSample[] = []
      let read = 0

      const changesOf = async (writes: PlannedRow[]): Promise<Set<number>> => {
        const known = writes.filter(({ target }) => target !== null)
        const { companies, refOf } = namedCompanies(writes)
        const found = await findCompanies({ companies, crm, req })
        for (const { name, domain } of companies.filter((company) => !found.has(company.ref))) {
          newCompanies.add((name ?? domain)!.toLowerCase().replace(/\s+/g, ''))
        }
        if (known.length === 0) {
          return new Set()
        }
        const rows: StagedContact[] = known.map((row) =>
          toStaged({ company: found.get(refOf(row)) ?? null, mapping, row }),
        )
        await stageContacts({ crm, fields, now: crm.now().toISOString(), req, rows })
        return findChanges({ crm, fields, onDuplicate, req })
      }

      const use = async (batch: MaybeRow[]): Promise<void> => {
        read += batch.length
        const rows = batch.flatMap(({ row }) => row ?? [])
        batch.forEach(({ line, problems }) => problems.length > 0 && errors.add({ line, problems }))
        const plan = await planChunk({
          columns: file.columns,
          crm,
          mapping,
          onDuplicate,
          req,
          rows,
          seen,
        })
        const changed = await changesOf(plan.writes)
        const changeOf = ({ isRepeated, line, target }: PlannedRow): ContactChange => {
          if (isRepeated) {
            return 'repeated'
          }
          return target === null ? 'created' : changed.has(line) ? 'updated' : 'unchanged'
        }
        const done: [ContactChange, LinedRow][] = [
          ...plan.writes.map((row): [ContactChange, LinedRow] => [changeOf(row), row]),
          ...plan.repeated.map((row): [ContactChange, LinedRow] => ['repeated', row]),
          ...plan.skipped.map((row): [ContactChange, LinedRow] => ['skipped', row]),
        ]
        for (const [change, row] of done.sort(([, a], [, b]) => a.line - b.line)) {
          counts[change] += 1
          if (sample.length < SAMPLE_ROWS) {
            sample.push(sampleOf({ change, row }))
          }
        }
        plan.rejected.forEach(({ line, problem }) => errors.add({ line, problems: [problem] }))
        onRows(read)
      }

      await inBatches({ items: readRows(file), use })
      const taken = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return {
        ...emptyResult({ file, onDuplicate }),
        companies: newCompanies.size,
        contacts: counts,
        errorCount: errors.count(),
        errors: errors.all.sort((a, b) => a.line - b.line),
        rows: { read, rejected: read - taken },
        sample,
      }
    },
  })
