import type { ContactMapping, OnDuplicate } from '../../../../domain/contacts/import/schema.js'
import type {
  ContactCounts,
  ContactImportResult,
  ContactSample,
} from '../../../../domain/contacts/import/types.js'
import type { ContactFile } from './openContacts.js'
import type { LinedRow } from './planChunk.js'

export type ImportContactsOptions = {
  language: string
  mapping: ContactMapping
  onDuplicate: OnDuplicate
  onError: 'skip' | 'stop'
}

/** How many reasons for rejected rows are listed, and where their sentences stand. */
export const ERRORS = { limit: 1000, under: 'crm:contactImport:problems' }

export const NO_COUNTS: ContactCounts = {
  created: 0,
  repeated: 0,
  skipped: 0,
  unchanged: 0,
  updated: 0,
}

/** What a file says before anything is done with it. */
export const emptyResult = ({
  file: { columns, context, formats, isGuessed, missing, samples, table },
  onDuplicate,
}: {
  file: ContactFile
  onDuplicate: OnDuplicate
}): ContactImportResult => ({
  id: null,
  companies: 0,
  contacts: NO_COUNTS,
  customFields: context.custom.map(({ name, label }) => ({ name, label })),
  dryRun: true,
  errorCount: 0,
  errors: [],
  file: {
    name: table.name,
    columns: table.header.map((name, index) => ({
      name,
      sample: samples.map((cells) => cells[index] ?? ''),
    })),
    delimiter: table.delimiter,
    encoding: table.encoding,
  },
  formats,
  mapping: { columns, isGuessed },
  missing,
  onDuplicate,
  rows: { read: 0, rejected: 0 },
  sample: [],
})

export const sampleOf = ({
  change,
  row: { company, consents, line, tags, values },
}: {
  change: ContactSample['change']
  row: LinedRow
}): ContactSample => ({
  change,
  company: company && (company.name ?? company.domain),
  consents,
  line,
  tags,
  values,
})
