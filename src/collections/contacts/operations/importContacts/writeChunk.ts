import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { ContactCounts, ContactProblem } from '../../../../domain/contacts/import/types.js'
import type { RowErrors } from '../../../imports/operations/rowErrors.js'
import type { ImportState } from './importState.js'
import type { ContactFile } from './openContacts.js'
import type { MaybeRow } from './readRows.js'
import type { ImportContactsOptions } from './result.js'

import { createCompanies, findCompanies } from '../../../../database/contacts/import/companies.js'
import { stageContacts } from '../../../../database/contacts/import/stage.js'
import { writeContacts } from '../../../../database/contacts/import/write.js'
import { beginImport } from './importState.js'
import { namedCompanies } from './namedCompanies.js'
import { planChunk } from './planChunk.js'
import { NO_COUNTS } from './result.js'
import { fieldsOf, sourceOf, toStaged } from './stageRows.js'

type ID = number | string

type Args = {
  batch: MaybeRow[]
  crm: CRMContext
  errors: RowErrors<ContactProblem>
  file: ContactFile
  options: Pick<ImportContactsOptions, 'mapping' | 'onDuplicate'>
  req: PayloadRequest
  seen: Map<string, number>
  state: ImportState | null
}

const authorOf = ({ crm, req }: Pick<Args, 'crm' | 'req'>): ID | null =>
  req.user?.collection === crm.usersSlug ? req.user.id : null

/** Writes the rows of a chunk, with all that hangs on them. */
export const writeChunk = async ({
  batch,
  crm,
  errors,
  file,
  options: { mapping, onDuplicate },
  req,
  seen,
  state,
}: Args): Promise<ImportState> => {
  const id = state?.id ?? (await beginImport({ crm, file, req }))
  const now = crm.now().toISOString()
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
  const { companies, refOf } = namedCompanies(plan.writes)
  const write = {
    createdBy: authorOf({ crm, req }),
    crm,
    importID: id,
    now,
    req,
  }
  let found = await findCompanies({ companies, crm, req })
  let made = 0
  if (found.size < companies.length) {
    made = await createCompanies({ ...write, companies })
    found = await findCompanies({ companies, crm, req })
  }
  const fields = fieldsOf(file)
  await stageContacts({
    crm,
    fields,
    now,
    req,
    rows: plan.writes.map((row) =>
      toStaged({ company: found.get(refOf(row)) ?? null, mapping, row }),
    ),
  })
  const { created, updated } = await writeContacts({
    ...write,
    consentSource: sourceOf(mapping),
    fields,
    onDuplicate,
  })
  const contacts: ContactCounts = { ...(state?.contacts ?? NO_COUNTS) }
  contacts.skipped += plan.skipped.length
  contacts.repeated += plan.repeated.length
  for (const { isRepeated, line, target, values } of plan.writes) {
    if (target === null && !created.has(line)) {
      const value = values.email ?? undefined
      errors.add({ line, problems: [{ column: file.columns.email, reason: 'taken', value }] })
    } else if (isRepeated) {
      contacts.repeated += 1
    } else {
      contacts[target === null ? 'created' : updated.has(line) ? 'updated' : 'unchanged'] += 1
    }
  }
  plan.rejected.forEach(({ line, problem }) => errors.add({ line, problems: [problem] }))
  return {
    id,
    companies: (state?.companies ?? 0) + made,
    contacts,
    errorCount: errors.count(),
    errors: errors.all,
    line: batch.at(-1)?.line ?? 0,
    read: (state?.read ?? 0) + batch.length,
  }
}
