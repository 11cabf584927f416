/** Control characters other than tab and line break have no place in a record (NUL breaks Postgres). */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\v\f\u000E-\u001F\u007F]/g

/** One spelling of a text: well-formed Unicode in NFC, no control characters, no outer white space. */
export const normalizeText = (value: string): string =>
  value.toWellFormed().normalize('NFC').replace(CONTROL, '').trim()
