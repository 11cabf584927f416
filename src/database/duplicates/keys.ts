import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { FREE_MAIL, LEGAL_FORMS } from '../../domain/duplicates/names.js'

/**
 * What records are compared by, as expressions over their columns. Indexes are made of the very same
 * expressions, so that asking for a key reads an index; written without anything that depends on the
 * database's language, without parameters and without backslashes, which migrations could not carry.
 */

const list = (values: readonly string[]): Query =>
  sql.raw(values.map((value) => `'${value}'`).join(', '))

/** Accents, once a letter and its accents are two characters. */
const ACCENTS = sql.raw(`'[\u0300-\u036F]'`)

/** Punctuation, signs and white space; what is no letter and no digit in any script. */
const SIGNS = sql.raw(`'[ -/:-@[-_{-\u00BF\u2010-\u205E\u3000-\u303F]+'`)

/** A name without case, accents and punctuation. */
export const nameKey = (name: Query): Query =>
  sql`btrim(regexp_replace(replace(lower(regexp_replace(normalize(${name}, NFKD), ${ACCENTS}, '', 'g')), 'ß', 'ss'), ${SIGNS}, ' ', 'g'))`

/** The same of a company, without its legal form and without spaces: `GTX Pro, Inc.` is `gtxpro`. */
export const companyKey = (name: Query): Query =>
  sql`replace(regexp_replace(${nameKey(name)}, ${sql.raw(`'( (${LEGAL_FORMS.join('|')}))+$'`)}, ''), ' ', '')`

export const phoneDigits = (phone: Query): Query => sql`regexp_replace(${phone}, '[^0-9]', '', 'g')`

/** What numbers are looked up by: fewer digits are somebody else's number as likely as not. */
const TAIL_DIGITS = 7

/** The last digits of a number, which are the same with and without its country and its area. */
export const phoneTail = (phone: Query): Query =>
  sql`right(${phoneDigits(phone)}, ${sql.raw(String(TAIL_DIGITS))})`

const domainOf = (email: Query): Query => sql`split_part(${email}, '@', 2)`

/** An address without its `+…`, and without dots where the provider sees none. */
export const mailbox = (email: Query): Query => {
  const local = sql`split_part(split_part(${email}, '@', 1), '+', 1)`
  return sql`case when ${domainOf(email)} in ('gmail.com', 'googlemail.com') then replace(${local}, '.', '') || '@gmail.com' else ${local} || '@' || ${domainOf(email)} end`
}

/** The domain of an address that only a company can give away; `null` for all others. */
export const employerDomain = (email: Query): Query =>
  sql`case when ${domainOf(email)} in (${list(FREE_MAIL)}) then null else nullif(${domainOf(email)}, '') end`

/** A company's domain, else that of its website. */
export const companyDomain = ({ domain, website }: { domain: Query; website: Query }): Query =>
  sql`nullif(split_part(regexp_replace(lower(coalesce(${domain}, ${website})), '^(https?://)?(www[.])?', ''), '/', 1), '')`
