import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { CustomField } from '../../../../domain/contacts/customFields.js'
import type { ContactColumns } from '../../../../domain/contacts/import/fields.js'
import type { ReadContext, Words } from '../../../../domain/contacts/import/readRow.js'
import type { ContactMapping } from '../../../../domain/contacts/import/schema.js'
import type { Formats } from '../../../../domain/import/formats.js'
import type { CSVTable } from '../../../imports/operations/files/openTable.js'
import type { SourceFile } from '../../../imports/operations/files/readRecords.js'

import {
  CONTACT_FIELDS,
  findMissing,
  guessContactColumns,
  MOMENTS,
} from '../../../../domain/contacts/import/fields.js'
import { createSurvey } from '../../../../domain/import/formats.js'
import { isTimeZone } from '../../../../domain/settings/timeZone.js'
import { normalizeText } from '../../../../domain/shared/normalizeText.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { openTable } from '../../../imports/operations/files/openTable.js'
import { importedFieldsOf } from '../customFields.js'

/** What a first look at all rows of a file tells. */
export type ContactFile = {
  columns: ContactColumns
  context: ReadContext
  formats: Pick<Formats, 'date'>
  isGuessed: boolean
  missing: string[]
  samples: string[][]
  table: CSVTable
  /** Rows of the file. */
  total: number
}

/** More people than one import takes. */
const MOST_ROWS = 250_000

const SAMPLE_ROWS = 3
const SAMPLE_LENGTH = 80

export const openContactTable = (files: SourceFile[]): Promise<CSVTable> =>
  openTable({ files, isOldTaken: true, wanted: 'a table of contacts as CSV' })

/** @throws CRMError `invalid_input` for a field or a column that is not there, or meant twice */
const checkColumns = ({
  columns,
  custom,
  header,
}: {
  columns: ContactColumns
  custom: CustomField[]
  header: string[]
}): ContactColumns => {
  const fields: string[] = [...CONTACT_FIELDS, ...custom.map(({ name }) => name)]
  const refuse = (message: string): CRMError =>
    new CRMError({ code: 'invalid_input', field: 'mapping.columns', message })
  const given = Object.entries(columns) as [string, string][]
  for (const [index, [field, column]] of given.entries()) {
    if (!fields.includes(field)) {
      throw refuse(`Contacts have no field "${field}". Columns become ${fields.join(', ')}.`)
    }
    if (!header.includes(column)) {
      throw refuse(`The file has no column "${column}".`)
    }
    if (given.findIndex(([, other]) => other === column) !== index) {
      throw refuse(`The column "${column}" is mapped twice.`)
    }
  }
  return Object.fromEntries(given)
}

const sourceWords = (crm: CRMContext): Words =>
  Object.fromEntries(
    crm.contactSources.flatMap(({ label, value }) => [
      [value.toLowerCase(), value],
      [label.toLowerCase(), value],
    ]),
  )

const remembered = (check: (text: string) => boolean): ((text: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    const is = before ?? check(text)
    if (before === undefined && known.size < 1000) {
      known.set(text, is)
    }
    return is
  }
}

/**
 * Reads all rows once, to find out how they are written.
 *
 * @throws CRMError `invalid_file` for what is no table of text; `invalid_input` for a wrong mapping;
 * `too_large` for more rows than one import takes
 */
export const openContacts = async ({
  crm,
  files,
  mapping,
  req,
}: {
  crm: CRMContext
  files: SourceFile[]
  mapping: ContactMapping
  req: PayloadRequest
}): Promise<ContactFile> => {
  const table = await openContactTable(files)
  const { delimiter, header, rows } = table
  const custom = importedFieldsOf({ crm, language: req.i18n.language })
  const columns = checkColumns({
    columns: mapping.columns ?? guessContactColumns({ custom, names: header.filter(Boolean) }),
    custom,
    header,
  })
  const dates = [
    ...MOMENTS,
    ...custom.filter(({ type }) => type === 'date').map(({ name }) => name),
  ]
    .map((field) => header.indexOf(columns[field] ?? ''))
    .filter((index) => index >= 0)
  const survey = createSurvey()
  const samples: string[][] = []
  let total = 0
  for await (const { cells } of rows()) {
    const cell = (index: number): string => normalizeText(cells[index] ?? '')
    if (samples.length < SAMPLE_ROWS) {
      samples.push(header.map((_, index) => cell(index).slice(0, SAMPLE_LENGTH)))
    }
    dates.forEach((index) => survey.addDate(cell(index)))
    total += 1
    if (total > MOST_ROWS) {
      throw new CRMError({
        code: 'too_large',
        message: `${table.name} has more than ${MOST_ROWS} rows. Split it.`,
      })
    }
  }
  const { date } = survey.formats({ delimiter, given: { date: mapping.dateOrder } })
  return {
    columns,
    context: {
      columns,
      custom,
      dateOrder: date.value,
      defaultCountry: crm.defaultCountry,
      header,
      isTimeZone: remembered(isTimeZone),
      sources: sourceWords(crm),
    },
    formats: { date },
    isGuessed: !mapping.columns,
    missing: findMissing(columns),
    samples,
    table,
    total,
  }
}

/** @throws CRMError `invalid_input` when the mapping lacks something */
export const refuseIncomplete = ({
  file: { missing },
  t,
}: {
  file: Pick<ContactFile, 'missing'>
  t: PayloadRequest['t']
}): void => {
  if (missing.length > 0) {
    throw new CRMError({
      code: 'invalid_input',
      data: { missing },
      field: 'mapping',
      message: t('crm:contactImport:missing' as never),
    })
  }
}
