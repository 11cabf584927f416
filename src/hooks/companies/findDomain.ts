import type { CollectionBeforeChangeHook } from 'payload'

import { domainNameOf } from '../../domain/companies/domainName.js'

type Company = { domain?: null | string; website?: null | string }

/** A company without a domain has that of its site. */
export const findDomain: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { domain, website } = { ...originalDoc, ...data } as Company
  return domain || !website ? data : { ...data, domain: domainNameOf(website) }
}
