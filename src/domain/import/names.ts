import { createHash } from 'node:crypto'

import { normalizeText } from '../shared/normalizeText.js'

/** One spelling for comparison, without case and white space: `GTXPro` is `GTX Pro`. */
export const toKey = (name: string): string => normalizeText(name).toLowerCase().replace(/\s+/g, '')

const fingerprint = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)

const DIACRITICS = /\p{Mn}/gu

const toASCII = (text: string): string =>
  text.normalize('NFKD').replace(DIACRITICS, '').toLowerCase()

const slug = ({ separator, text }: { separator: string; text: string }): string =>
  toASCII(text)
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter(Boolean)
    .join(separator)

/** Code of a product on the rate card: `GTX Plus Pro` is `gtx-plus-pro`. */
export const productCode = (name: string): string => {
  const code = slug({ separator: '-', text: name })
  return code && code.length <= 60 ? code : `product-${fingerprint(toKey(name))}`
}

/** Address of an agent nobody has named one for: `Mei-Mei Johns` is `mei-mei.johns@example.com`. */
export const agentEmail = (name: string): string => {
  const local = slug({ separator: '.', text: name })
  return `${local && local.length <= 60 ? local : `agent-${fingerprint(toKey(name))}`}@example.com`
}

const MOST_CHARACTERS = 120

/** How an account is found again; case and white space in its name may change. */
export const accountExternalID = (name: string): string => {
  const id = `account:${toKey(name)}`
  return id.length <= MOST_CHARACTERS ? id : `account:${fingerprint(toKey(name))}`
}
