import { domainToASCII } from 'node:url'

import { normalizeText } from '../shared/normalizeText.js'

const HOST =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * The address of a company's site, to be followed from a screen: `acme.com` is `https://acme.com`.
 *
 * @returns `null` for what is none, and for other protocols
 */
export const websiteOf = (value: string): null | string => {
  const text = normalizeText(value)
  const address =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`
  return URL.canParse(address) && /^https?:\/\//i.test(address) && domainNameOf(address)
    ? address
    : null
}

/**
 * The domain of a company, from however people write it (`https://www.Acme.com/about`,
 * `sales@acme.com`, `ACME.com`): the host in lower case and ASCII, without `www.`.
 *
 * @returns `null` when there is none in it
 */
export const domainNameOf = (value: string): null | string => {
  const text = normalizeText(value).toLowerCase()
  const [host = ''] = text
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^mailto:/, '')
    .split(/[/?#]/)
  const name = host.slice(host.lastIndexOf('@') + 1).replace(/(?::\d+)?\.?$/, '')
  const domain = domainToASCII(name).replace(/^www\./, '')
  return HOST.test(domain) ? domain : null
}
