import type { PayloadRequest } from 'payload'

import { getLocalI18n } from 'payload'

import type {
  ContactImportResult,
  ContactProblem,
} from '../../../../domain/contacts/import/types.js'
import type { SourceFile } from '../../../imports/operations/files/readRecords.js'
import type { UploadInput, UploadKind } from '../../../imports/operations/upload.js'
import type { WorkArgs, WorkHandler } from '../../../work/operations/types.js'
import type { ImportState } from './importState.js'
import type { ContactFile } from './openContacts.js'
import type { MaybeRow } from './readRows.js'
import type { ImportContactsOptions } from './result.js'

import { refreshStatistics } from '../../../../database/import/refreshStatistics.js'
import { deleteFiles } from '../../../../database/work/files.js'
import { CONTACTS_IMPORT } from '../../../../domain/import/workKind.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { inBatches } from '../../../imports/operations/files/inBatches.js'
import { createRowErrors } from '../../../imports/operations/rowErrors.js'
import { withStoredFiles } from '../../../work/operations/storedFiles.js'
import { keepImport } from './importState.js'
import { openContacts, openContactTable, refuseIncomplete } from './openContacts.js'
import { keysOf } from './planChunk.js'
import { previewContacts } from './previewContacts.js'
import { readRows } from './readRows.js'
import { emptyResult, ERRORS } from './result.js'
import { writeChunk } from './writeChunk.js'

type Args = {
  args: WorkArgs<ContactImportResult>
  file: ContactFile
  options: ImportContactsOptions
  t: PayloadRequest['t']
}

/** @throws CRMError `invalid_file` with what is wrong (`data.result`), when a row cannot be taken */
const checkAll = async ({
  args: { crm, report, request, signal },
  file,
  options,
  t,
}: Args): Promise<void> => {
  const result = await previewContacts({
    crm,
    file,
    onRows: (done) => {
      signal.throwIfAborted()
      report({ done, step: 'checking', total: file.total })
    },
    options,
    req: await request(),
    t,
  })
  if (result.errorCount > 0) {
    const { read, rejected } = result.rows
    throw new CRMError({
      code: 'invalid_file',
      data: { result },
      message: t('crm:imports:stopped' as never, { count: rejected, read }),
    })
  }
}

/** Rows behind a line; whom those before it are about stays known. */
const rowsAfter = async function* ({
  file,
  line: after,
  seen,
}: {
  file: ContactFile
  line: number
  seen: Map<string, number>
}): AsyncGenerator<MaybeRow> {
  for await (const read of readRows(file)) {
    if (read.line > after) {
      yield read
    } else if (read.row) {
      for (const key of keysOf(read.row)) {
        seen.set(key, seen.get(key) ?? read.line)
      }
    }
  }
}

/** Writes chunk by chunk, each in a transaction together with how far the import is. */
const writeAll = async ({ args, file, options, t }: Args): Promise<void> => {
  const { commit, crm, item, request, signal } = args
  let state = (item.progress?.state ?? null) as ImportState | null
  const errors = createRowErrors<ContactProblem>({ ...ERRORS, before: state ?? undefined, t })
  const seen = new Map<string, number>()
  // What an empty table was planned like, thousands of rows make slow.
  let read = (state?.read ?? 0) + 1
  const write = async (batch: MaybeRow[]): Promise<void> => {
    signal.throwIfAborted()
    let next = state
    await commit(async ({ req }) => {
      const written = await writeChunk({ batch, crm, errors, file, options, req, seen, state })
      await keepImport({ crm, isDone: false, req, state: written })
      next = written
      const progress = { done: written.read, state: written, step: 'rows', total: file.total }
      return { isDone: false, progress }
    })
    state = next
    if (state!.read >= read) {
      await refreshStatistics({ collections: [crm.slugs.contacts], req: await request() })
      read = state!.read * 4
    }
  }
  await inBatches({
    items: rowsAfter({ file, line: state?.line ?? 0, seen }),
    use: (batch) => (batch.length > 0 || state === null ? write(batch) : Promise.resolve()),
  })
  await commit(async ({ req }) => {
    const { id, companies, contacts, errorCount, errors: listed, read } = state!
    await keepImport({ crm, isDone: true, req, state: state! })
    await deleteFiles({ key: item.key, req })
    const taken = Object.values(contacts).reduce((sum, count) => sum + count, 0)
    return {
      isDone: true,
      result: {
        ...emptyResult({ file, onDuplicate: options.onDuplicate }),
        id,
        companies,
        contacts,
        dryRun: false,
        errorCount,
        errors: listed,
        rows: { read, rejected: read - taken },
      },
    }
  })
}

/**
 * Imports contacts from a file that was stored when it was uploaded. A worker that is killed is
 * followed by another, which goes on behind the last chunk that was committed.
 */
export const importStoredContacts: WorkHandler<ContactImportResult> = async (args) => {
  const { crm, item } = args
  const { settings: options } = item.input as Required<UploadInput<ImportContactsOptions>>
  const req = await args.request()
  const { t } = (await getLocalI18n({
    config: req.payload.config,
    language: options.language as never,
  })) as { t: PayloadRequest['t'] }
  await withStoredFiles({
    key: item.key,
    req,
    use: async (files: SourceFile[]) => {
      const file = await openContacts({ crm, files, mapping: options.mapping, req })
      refuseIncomplete({ file, t })
      if (options.onError === 'stop' && !item.progress?.state) {
        await checkAll({ args, file, options, t })
      }
      await writeAll({ args, file, options, t })
    },
  })
}

/** A table of contacts that is uploaded. */
export const contactsUpload: UploadKind<ContactImportResult> = {
  check: openContactTable,
  handler: importStoredContacts,
  kind: CONTACTS_IMPORT,
}
