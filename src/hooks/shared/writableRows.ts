import type { PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

/**
 * Of the rows a write over many names, the ones its user may write; `null` when there are none. Hooks
 * before an operation run before Payload asks, and must not touch the rest.
 */
export const writableRows = async ({
  collection,
  data,
  operation,
  overrideAccess,
  req,
  where,
}: {
  collection: SanitizedCollectionConfig
  data: unknown
  operation: 'delete' | 'update'
  overrideAccess: boolean | undefined
  req: PayloadRequest
  where: Where
}): Promise<null | Where> => {
  const allowed = overrideAccess || (await collection.access[operation]({ data, req }))
  if (typeof allowed === 'boolean') {
    return allowed ? where : null
  }
  return { and: [where, allowed] }
}
