import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { ContactCounts } from '../../../../domain/contacts/import/types.js'
import type { RowError } from '../../../../domain/imports/rowProblems.js'
import type { ContactFile } from './openContacts.js'

import { lockDocument } from '../../../../database/lockDocument.js'
import { CRMError } from '../../../../utilities/crmError.js'

type ID = number | string

/** How far an import is: with this, another worker goes on where one was killed. */
export type ImportState = {
  companies: number
  contacts: ContactCounts
  errorCount: number
  errors: RowError[]
  id: ID
  /** The last line that was dealt with. */
  line: number
  read: number
}

const figuresOf = ({ contacts, errorCount, read }: ImportState) => {
  const taken = Object.values(contacts).reduce((sum, count) => sum + count, 0)
  return {
    created: contacts.created,
    errorCount,
    rejected: read - taken,
    rows: read,
    unchanged: contacts.unchanged + contacts.skipped,
    updated: contacts.updated,
  }
}

/** Remembers that an import begins: what it writes is written down under its id. */
export const beginImport = async ({
  crm,
  file,
  req,
}: {
  crm: CRMContext
  file: ContactFile
  req: PayloadRequest
}): Promise<ID> => {
  const { id } = await req.payload.create({
    collection: crm.slugs.imports,
    data: {
      fileName: file.table.name,
      kind: 'contacts',
      mapping: { columns: file.columns },
      status: 'running',
    },
    depth: 0,
    overrideAccess: true, // what is imported is written down by the system
    req,
  })
  return id
}

/** @throws CRMError `conflict` when the import was undone while it ran: nothing more is written */
export const keepImport = async ({
  crm,
  isDone,
  req,
  state,
}: {
  crm: CRMContext
  isDone: boolean
  req: PayloadRequest
  state: ImportState
}): Promise<void> => {
  const { id } = state
  const collection = crm.slugs.imports
  await lockDocument({ id, collection, req })
  const found = await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // whether it was undone is asked by the system
    req,
  })
  if ((found as { status?: string } | null)?.status !== 'running') {
    throw new CRMError({
      code: 'illegal_transition',
      message: 'This import was undone while it ran. Nothing more is imported.',
    })
  }
  await req.payload.update({
    id,
    collection,
    data: { ...figuresOf(state), ...(isDone ? { status: 'done' } : {}) },
    depth: 0,
    overrideAccess: true, // how far an import is, is written down by the system
    req,
  })
}
