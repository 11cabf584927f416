import type { DateOrder, Detected } from '../../import/formats.js'
import type { RowError, RowProblem } from '../../imports/rowProblems.js'
import type { ConsentChannel, ConsentStatus } from '../types.js'
import type { ContactColumns } from './fields.js'
import type { OnDuplicate } from './schema.js'

/** Why a row cannot be taken: a key beneath `crm:contactImport:problems:`. */
export type ContactProblem = RowProblem<
  | 'cells'
  | 'choice'
  | 'consent'
  | 'domain'
  | 'email'
  | 'flag'
  | 'forbidden'
  | 'language'
  | 'moment'
  | 'noAddress'
  | 'number'
  | 'phone'
  | 'repeated'
  | 'several'
  | 'suppressed'
  | 'taken'
  | 'timeZone'
  | 'tooLong'
  | 'tooManyTags'
  | 'unknownOwner'
>

/** A row as it will be stored. */
export type ContactRow = {
  company: { domain: null | string; name: null | string } | null
  /** When consents of this row were given or taken back; `null` where the file does not say it. */
  consentAt: null | string
  /** What the file says; `unknown` says nothing. */
  consents: Partial<Record<ConsentChannel, Exclude<ConsentStatus, 'unknown'>>>
  /** E-mail address of a user. */
  owner: null | string
  tags: string[]
  /** Fields with one value, by name; those without a column are left out. */
  values: { email?: null | string; phone?: null | string } & Record<string, unknown>
}

export type ContactChange = 'created' | 'repeated' | 'skipped' | 'unchanged' | 'updated'

/** A row of the preview. */
export type ContactSample = {
  change: ContactChange
  company: null | string
  consents: ContactRow['consents']
  line: number
  tags: string[]
  values: Record<string, unknown>
}

/** Every row read is counted in exactly one of these, or is rejected. */
export type ContactCounts = Record<ContactChange, number>

export type ContactImportResult = {
  /** Companies that were made for the rows. */
  companies: number
  contacts: ContactCounts
  /** The app's own fields that a column can become. */
  customFields: { label: string; name: string }[]
  dryRun: boolean
  errorCount: number
  /** Why rows were not taken, the first ones. */
  errors: RowError[]
  file: {
    columns: { name: string; sample: string[] }[]
    /** What stands between cells. */
    delimiter: string
    encoding: string
    name: string
  }
  formats: { date: Detected<DateOrder> }
  /** The remembered import, by which it can be undone; `null` when nothing was written. */
  id: null | number | string
  mapping: { columns: ContactColumns; isGuessed: boolean }
  /** What the mapping still lacks. */
  missing: string[]
  onDuplicate: OnDuplicate
  rows: { read: number; rejected: number }
  /** The first rows as they will be. */
  sample: ContactSample[]
}
