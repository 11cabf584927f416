import { normalizeText } from '../shared/normalizeText.js'
import { foldText } from './foldText.js'

/** What somebody typed, in the ways it may be meant. */
export type ParsedSearch = {
  /** Of a phone number, without what stands before the area code in its own country; else `null`. */
  digits: null | string
  /** What follows an `@`, as far as it was typed; `''` where there is none. */
  host: string
  /** As addresses are stored: small letters, nothing else changed. */
  plain: string
  /** Folded words in the order they were typed; of an address those before the `@`. */
  terms: string[]
}

const MAX_TERMS = 6

const PHONE = /^[+\d\s()./-]+$/

/** `0170…`, `0049170…` and `+49 (0)170…` are the end of `49170…`, or all of it. */
const digitsOf = (value: string): null | string => {
  const digits = value.replaceAll('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return PHONE.test(value) && digits.length >= 2 ? digits.slice(0, 20) : null
}

/** @returns `null` when there is nothing to look for */
export const parseSearch = (value: string): null | ParsedSearch => {
  const plain = normalizeText(value).toLowerCase()
  const [local = '', host = ''] = plain.split('@')
  const terms = foldText(local).split(' ').filter(Boolean).slice(0, MAX_TERMS)
  const digits = digitsOf(plain)
  return terms.length > 0 || digits || host ? { digits, host, plain, terms } : null
}
