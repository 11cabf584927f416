import type { DateOrder } from '../../import/formats.js'
import type { CustomField } from '../customFields.js'
import type { ContactColumns } from './fields.js'
import type { ContactProblem, ContactRow } from './types.js'

import { domainNameOf } from '../../companies/domainName.js'
import { parseDay } from '../../import/formats.js'
import { momentOf } from '../../shared/days.js'
import { normalizeLanguage } from '../../shared/language.js'
import { normalizeEmail, normalizePhone } from '../../shared/normalize.js'
import { normalizeText } from '../../shared/normalizeText.js'
import { splitName } from '../contactName.js'
import { CONTACT_LIFECYCLES, JOURNEY_STAGES } from '../types.js'
import { consentFieldsOf } from './fields.js'

/** A word people write for a choice, and the choice. */
export type Words = Record<string, string>

/** How the file and the CRM it goes into are to be understood. */
export type ReadContext = {
  columns: ContactColumns
  custom: CustomField[]
  dateOrder: DateOrder
  defaultCountry: string
  header: string[]
  isTimeZone: (text: string) => boolean
  /** Sources by key and by label, in lower case. */
  sources: Words
}

const MAX_TEXT = 200
const MAX_NOTES = 20_000
const MAX_TAG = 60
const MAX_TAGS = 50

const YES =
  /^(?:[1x]|yes|y|true|on|ja|j|wahr|oui|vrai|s[ií]|vero|granted|erteilt|subscribed|opt(?:ed)?[-_ ]?in|active|confirmed|angemeldet|abonniert)$/i
const NO =
  /^(?:0|no|n|false|off|nein|falsch|non|faux|revoked|widerrufen|unsubscribed|opt(?:ed)?[-_ ]?out|abgemeldet|cleaned|bounced)$/i
const UNKNOWN = /^(?:unknown|unbekannt|pending|n\/?a|none|null|-+|[–—?])$/i

/** Whether a cell names a company: `-`, `?` and `n/a` name none. */
const isCompanyName = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !UNKNOWN.test(text)

const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/

/** A moment from a day or a time; times without an offset are in UTC. */
const momentFrom = ({ order, text }: { order: DateOrder; text: string }): null | string => {
  if (MOMENT.test(text)) {
    const iso = text.replace(' ', 'T')
    const time = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`)
    const isSane = time.getUTCFullYear() >= 1900 && time.getUTCFullYear() <= 2199
    return isSane ? time.toISOString() : null
  }
  const day = parseDay({ order, text })
  return day && momentOf(day)
}

const wordsOf = (choices: readonly string[]): Words =>
  Object.fromEntries(choices.flatMap((key) => [[key, key], [key.replaceAll('_', ' '), key]])) // prettier-ignore

const LIFECYCLES = wordsOf(CONTACT_LIFECYCLES)
const JOURNEYS = wordsOf(JOURNEY_STAGES)

type Cell = { column: string; text: string }
type Refuse = (problem: ContactProblem) => null

const readText = ({
  cell: { column, text },
  max,
  refuse,
}: {
  cell: Cell
  max: number
  refuse: Refuse
}) =>
  text.length <= max ? text : refuse({ column, reason: 'tooLong', value: text, vars: { max } })

const readChoice = ({
  cell: { column, text },
  refuse,
  words,
}: {
  cell: Cell
  refuse: Refuse
  words: Words
}) =>
  words[text.toLowerCase()] ??
  refuse({
    column,
    reason: 'choice',
    value: text,
    vars: { choices: [...new Set(Object.values(words))].join(', ') },
  })

const readFlag = ({ cell: { column, text }, refuse }: { cell: Cell; refuse: Refuse }) =>
  YES.test(text) ? true : NO.test(text) ? false : refuse({ column, reason: 'flag', value: text })

const readMoment = ({
  cell: { column, text },
  order,
  refuse,
}: {
  cell: Cell
  order: DateOrder
  refuse: Refuse
}) => momentFrom({ order, text }) ?? refuse({ column, reason: 'moment', value: text })

const readNumber = ({ cell: { column, text }, refuse }: { cell: Cell; refuse: Refuse }) => {
  const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isFinite(value) ? value : refuse({ column, reason: 'number', value: text })
}

const readCustom = ({
  cell,
  context: { dateOrder },
  field: { type, choices, maxLength },
  refuse,
}: {
  cell: Cell
  context: ReadContext
  field: CustomField
  refuse: Refuse
}): unknown => {
  switch (type) {
    case 'choice':
      return readChoice({
        cell,
        refuse,
        words: Object.fromEntries(choices.map((choice) => [choice.toLowerCase(), choice])),
      })
    case 'date':
      return readMoment({ cell, order: dateOrder, refuse })
    case 'flag':
      return readFlag({ cell, refuse })
    case 'number':
      return readNumber({ cell, refuse })
    default:
      return readText({ cell, max: maxLength, refuse })
  }
}

type Reader = (args: { cell: Cell; context: ReadContext; refuse: Refuse }) => unknown

const text: Reader = ({ cell, refuse }) => readText({ cell, max: MAX_TEXT, refuse })

const moment: Reader = ({ cell, context: { dateOrder }, refuse }) =>
  readMoment({ cell, order: dateOrder, refuse })

/** Fields that are stored as they are read. */
const READERS: Record<string, Reader> = {
  doNotContact: readFlag,
  email: ({ cell: { column, text: value }, refuse }) =>
    normalizeEmail(value) ?? refuse({ column, reason: 'email', value }),
  firstContactAt: moment,
  firstName: text,
  jobTitle: text,
  journeyStage: ({ cell, refuse }) => readChoice({ cell, refuse, words: JOURNEYS }),
  language: ({ cell: { column, text: value }, refuse }) =>
    normalizeLanguage(value) ?? refuse({ column, reason: 'language', value }),
  lastName: text,
  lifecycle: ({ cell, refuse }) => readChoice({ cell, refuse, words: LIFECYCLES }),
  notes: ({ cell, refuse }) => readText({ cell, max: MAX_NOTES, refuse }),
  phone: ({ cell: { column, text: value }, context: { defaultCountry }, refuse }) =>
    // Files that were exported hide a leading plus sign from spreadsheets.
    normalizePhone({ defaultCountry, value: value.replace(/^'/, '') }) ??
    refuse({ column, reason: 'phone', value }),
  source: ({ cell, context: { sources }, refuse }) => readChoice({ cell, refuse, words: sources }),
  subscribedAt: moment,
  timeZone: ({ cell: { column, text: value }, context: { isTimeZone }, refuse }) =>
    isTimeZone(value) ? value : refuse({ column, reason: 'timeZone', value }),
}

const readTags = ({
  cell: { column, text: value },
  refuse,
}: {
  cell: Cell
  refuse: Refuse
}): string[] => {
  const tags = [
    ...new Set(
      value
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ]
  if (tags.length > MAX_TAGS) {
    refuse({ column, reason: 'tooManyTags', vars: { max: MAX_TAGS } })
  }
  const long = tags.find((tag) => tag.length > MAX_TAG)
  if (long) {
    refuse({ column, reason: 'tooLong', value: long, vars: { max: MAX_TAG } })
  }
  return tags
}

/** One row by its mapping: every cell is read, so that all its problems are found at once. */
export const readContactRow = ({
  cells,
  context,
}: {
  cells: string[]
  context: ReadContext
}): { ok: false; problems: ContactProblem[] } | { ok: true; row: ContactRow } => {
  const { columns, custom, header } = context
  if (cells.length !== header.length) {
    const vars = { cells: cells.length, columns: header.length }
    return { ok: false, problems: [{ reason: 'cells', vars }] }
  }
  const problems: ContactProblem[] = []
  const refuse: Refuse = (problem) => {
    problems.push(problem)
    return null
  }
  /** The cell of a field; `null` where there is no column, or nothing in it. */
  const cellOf = (field: string): Cell | null => {
    const column = columns[field]
    const value = column === undefined ? '' : normalizeText(cells[header.indexOf(column)] ?? '')
    return value === '' ? null : { column: column!, text: value }
  }
  const values: ContactRow['values'] = {}
  for (const [field, read] of Object.entries(READERS)) {
    if (columns[field]) {
      const cell = cellOf(field)
      values[field] = cell && read({ cell, context, refuse })
    }
  }
  for (const field of custom) {
    if (columns[field.name]) {
      const cell = cellOf(field.name)
      values[field.name] = cell && readCustom({ cell, context, field, refuse })
    }
  }
  const name = cellOf('name')
  if (name && !values.firstName && !values.lastName) {
    const { firstName, lastName } = splitName(readText({ cell: name, max: MAX_TEXT, refuse }) ?? '')
    values.firstName = firstName
    values.lastName = lastName
  }
  const consents: ContactRow['consents'] = {}
  for (const { channel, field } of consentFieldsOf) {
    const cell = cellOf(field)
    if (cell && !UNKNOWN.test(cell.text)) {
      if (YES.test(cell.text) || NO.test(cell.text)) {
        consents[channel] = YES.test(cell.text) ? 'granted' : 'revoked'
      } else {
        refuse({ column: cell.column, reason: 'consent', value: cell.text })
      }
    }
  }
  const consentAt = cellOf('consentAt')
  const companyCell = cellOf('company')
  const company = companyCell && isCompanyName(companyCell.text) ? companyCell : null
  const domain = cellOf('companyDomain')
  const owner = cellOf('owner')
  const ownerEmail = owner && normalizeEmail(owner.text)
  if (owner && !ownerEmail) {
    refuse({ column: owner.column, reason: 'unknownOwner', value: owner.text })
  }
  const domainName = domain && domainNameOf(domain.text)
  if (domain && !domainName) {
    refuse({ column: domain.column, reason: 'domain', value: domain.text })
  }
  const tags = cellOf('tags')
  const row: ContactRow = {
    company:
      company || domainName
        ? {
            name: company && readText({ cell: company, max: MAX_TEXT, refuse }),
            domain: domainName,
          }
        : null,
    consentAt: consentAt && readMoment({ cell: consentAt, order: context.dateOrder, refuse }),
    consents,
    owner: ownerEmail,
    tags: tags ? readTags({ cell: tags, refuse }) : [],
    values,
  }
  if (problems.length === 0 && !values.email && !values.phone) {
    refuse({ reason: 'noAddress' })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, row }
}
