import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { domainToASCII } from 'node:url'

import { normalizeText } from './normalizeText.js'

type CountryCode = NonNullable<Parameters<typeof parsePhoneNumberFromString>[1]> & string

const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]]{1,189}\.[^\s@"(),:;<>[\\\].]{2,63}$/

/**
 * An address as it is compared: trimmed, NFC, lower-cased, an international domain in ASCII. Dots
 * and plus parts stay, as they can tell two mailboxes apart.
 *
 * @returns `null` when it is no address
 */
export const normalizeEmail = (value: string): null | string => {
  const text = normalizeText(value).toLowerCase()
  const at = text.lastIndexOf('@')
  const domain = at > 0 ? domainToASCII(text.slice(at + 1)) : ''
  const email = `${text.slice(0, at)}@${domain}`
  return domain && EMAIL.test(email) && !email.includes('..') ? email : null
}

/**
 * A phone number in E.164 (`+12125550100`). Numbers without a country code are read as numbers of
 * `defaultCountry` (ISO 3166-1 alpha-2).
 *
 * @returns `null` when it is no number that could be dialled
 */
export const normalizePhone = ({
  defaultCountry,
  value,
}: {
  defaultCountry: string
  value: string
}): null | string => {
  const parsed = parsePhoneNumberFromString(normalizeText(value), defaultCountry as CountryCode)
  return parsed?.isPossible() ? parsed.number : null
}
