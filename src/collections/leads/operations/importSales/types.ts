import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { SalesFiles } from './openSalesFiles.js'
import type { Report } from './report.js'

export type ID = number | string

export type ImportProgress = { done?: number; step: string; total?: number }

export type ImportSalesOptions = {
  /**
   * Further data of an agent who becomes a user, where the users of the app have more required fields
   * than the plugin can know of. It is put over what the plugin gives (`name`, `crmRole: 'rep'`, and a
   * random password that nobody knows); the e-mail address stays, because the agent is found by it.
   * An agent who is a user already is left alone.
   *
   * @default no further data
   * @example createUser: ({ name }) => ({ department: 'sales', initials: name.slice(0, 2) })
   */
  createUser?: (args: { email: string; name: string; password: string }) => Record<string, unknown>
  /** Finds out what would be done and writes nothing. @default false */
  dryRun?: boolean
  /**
   * The e-mail address of an agent, by which an existing user is found; `undefined` for the default.
   * @default `first.last@example.com`
   */
  emailOf?: (args: { name: string }) => string | undefined
  /** How many reasons for rejected rows the result lists; all are counted. @default 100 */
  maxErrors?: number
  /** Shifts every date by whole days, so that the last closing of the file falls on this day (UTC). */
  shiftDatesTo?: Date
}

/** What the steps of an import share. */
export type ImportArgs = {
  /** The user who imports, `null` for the system or a user of another collection. */
  createdBy: ID | null
  crm: CRMContext
  files: SalesFiles['files']
  now: Date
  onProgress: (progress: ImportProgress) => void
  options: ImportSalesOptions
  report: Report
  req: PayloadRequest
}
