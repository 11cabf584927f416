import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { MergeDoc } from './openPair.js'

type Doc = Record<string, unknown>

/** Writes fields of a record that its user may write, and some that only the system does. */
export const writeRecord = async ({
  id,
  crm,
  data,
  kind,
  req,
}: {
  crm: CRMContext
  data: Doc
  id: number | string
  kind: DuplicateKind
  req: PayloadRequest
}): Promise<MergeDoc> =>
  (await req.payload.update({
    id,
    collection: crm.slugs[kind],
    data,
    depth: 0,
    overrideAccess: true, // who may write the two was asked before; `mergedInto` is the system's
    req,
    trash: true,
  })) as unknown as MergeDoc

/** Since when an answer holds and where it was given, for the answers among some fields. */
export const originsOf = ({ fields, of }: { fields: string[]; of: Doc }): Doc =>
  Object.fromEntries(
    fields
      .filter((name) => name.endsWith('Consent'))
      .flatMap((name) => [`${name}At`, `${name}Source`])
      .map((name) => [name, of[name] ?? null]),
  )

/** Writes what an answer brings with it, as it was given: a write through Payload would be a new one. */
export const writeOrigins = async ({
  id,
  crm,
  data,
  kind,
  req,
}: {
  crm: CRMContext
  data: Doc
  id: number | string
  kind: DuplicateKind
  req: PayloadRequest
}): Promise<void> => {
  if (Object.keys(data).length > 0) {
    await req.payload.db.updateOne({ id, collection: crm.slugs[kind], data, req, returning: false })
  }
}
