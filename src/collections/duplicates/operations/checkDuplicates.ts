import type { PayloadRequest } from 'payload'
import type { z } from 'zod'

import type { CRMContext } from '../../../context.js'
import type { FoundDuplicate } from '../../../domain/duplicates/answers.js'
import type { duplicateCheckQuerySchema } from '../../../domain/duplicates/schema.js'

import { findDuplicates } from '../../../database/duplicates/findDuplicates.js'
import { isStorableID } from '../../../database/session.js'
import { normalizeEmail, normalizePhone } from '../../../domain/shared/normalize.js'
import { normalizeText } from '../../../domain/shared/normalizeText.js'

const orNull = (value: string | undefined): null | string => normalizeText(value ?? '') || null

/** Records that may be what somebody is just typing; what is no address or number yet says nothing. */
export const checkDuplicates = async ({
  crm,
  query: { name, company, domain, email, except, kind, phone, website },
  req,
}: {
  crm: CRMContext
  query: z.infer<typeof duplicateCheckQuerySchema>
  req: PayloadRequest
}): Promise<FoundDuplicate[]> => {
  const matches = await findDuplicates({
    crm,
    except,
    fields: {
      name: orNull(name),
      company: company !== undefined && isStorableID({ id: company, req }) ? company : null,
      domain: orNull(domain),
      email: normalizeEmail(email ?? ''),
      phone: normalizePhone({ defaultCountry: crm.defaultCountry, value: phone ?? '' }),
      website: orNull(website),
    },
    kind,
    req,
  })
  const { docs } = await req.payload.find({
    collection: crm.slugs[kind],
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { id: { in: matches.map(({ id }) => id) } },
  })
  const byID = new Map(docs.map((doc) => [doc.id, doc as Record<string, unknown>]))
  const textOf = (id: number | string, field: string): null | string =>
    (byID.get(id)?.[field] as null | string | undefined) ?? null
  return matches.map((match) => ({
    ...match,
    name: textOf(match.id, 'name'),
    email: textOf(match.id, 'email'),
    phone: textOf(match.id, 'phone'),
  }))
}
