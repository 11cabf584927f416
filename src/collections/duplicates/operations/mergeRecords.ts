import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { MergedField } from '../../../domain/duplicates/planMerge.js'
import type { MergeBody } from '../../../domain/duplicates/schema.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { MergeDoc } from './openPair.js'

import { moveReferences } from '../../../database/duplicates/mergeRows.js'
import { insertMerge, keepChange } from '../../../database/duplicates/merges.js'
import { settlePair } from '../../../database/duplicates/queue.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { domainNameOf } from '../../../domain/companies/domainName.js'
import { nameOfContact } from '../../../domain/contacts/contactName.js'
import { undoableUntil } from '../../../domain/duplicates/merge.js'
import { planMerge } from '../../../domain/duplicates/planMerge.js'
import { countMoves } from './countMoves.js'
import { followMoves } from './followMoves.js'
import { answerFieldsOf, mergeFieldsOf, uniqueFieldsOf } from './mergeFields.js'
import { openPair, readRecord } from './openPair.js'
import { refuseUnfit, refuseUnknownFields, refuseUnseen } from './refuseMerge.js'
import { originsOf, writeOrigins, writeRecord } from './writeRecord.js'

type Args = {
  body: MergeBody
  crm: CRMContext
  kind: DuplicateKind
  req: PayloadRequest
  /** Id of the record that stays. */
  winner: number | string
}

type Doc = Record<string, unknown>

const mergedOf = (fields: MergedField[]): Doc =>
  Object.fromEntries(fields.map(({ name, merged }) => [name, merged]))

const changedBy = (fields: MergedField[]): MergedField[] =>
  fields.filter(({ merged, winner }) => merged !== winner)

/** What a record is given by what it says, with every write. */
const SETTLED: Record<DuplicateKind, (doc: Doc) => Doc> = {
  companies: ({ domain, website }) => ({
    domain: domain || (typeof website === 'string' ? domainNameOf(website) : null),
  }),
  contacts: (doc) => ({ name: nameOfContact(doc as Parameters<typeof nameOfContact>[0]) }),
}

const namesOf = (fields: MergedField[]): string[] => fields.map(({ name }) => name)

const plan = async ({ body, crm, kind, req, winner }: Args) => {
  const pair = await openPair({ crm, kind, loser: body.loser, req, winner })
  refuseUnfit({ pair, req })
  const fields = mergeFieldsOf({ crm, kind, req })
  refuseUnknownFields({ choices: body.fields, fields, req })
  return { fields: planMerge({ ...pair, choices: body.fields, fields }), pair }
}

/**
 * What would become of two records: both as they are, the fields in which they differ with what would
 * be kept, and how much would move. Writes nothing.
 *
 * @throws CRMError as {@link mergeRecords} does, save for what the user has yet to confirm
 */
export const previewMerge = (args: Args): Promise<Doc> =>
  inTransaction({
    req: args.req,
    work: async () => {
      const { fields, pair } = await plan(args)
      const origins = originsOf({ fields: namesOf(changedBy(fields)), of: pair.loser })
      const doc = { ...pair.winner, ...mergedOf(fields), ...origins }
      return {
        doc: { ...doc, ...SETTLED[args.kind](doc) },
        fields,
        loser: pair.loser,
        moves: await countMoves({ ...args, id: pair.loser.id }),
        winner: pair.winner,
      }
    },
  })

/** The loser goes, and lets go of what only one record can have and the winner takes. */
const retireLoser = async ({
  crm,
  fields,
  kind,
  now,
  pair: { loser, winner },
  req,
}: {
  fields: MergedField[]
  now: string
  pair: { loser: MergeDoc; winner: MergeDoc }
} & Omit<Args, 'body' | 'winner'>): Promise<void> => {
  const unique = uniqueFieldsOf({ crm, kind, req })
  const taken = fields.filter(
    ({ name, loser: own, merged }) => unique.includes(name) && own !== null && own === merged,
  )
  await writeRecord({
    id: loser.id,
    crm,
    data: {
      ...Object.fromEntries(taken.map(({ name }) => [name, null])),
      deletedAt: now,
      mergedInto: winner.id,
    },
    kind,
    req,
  })
}

/**
 * Makes two records one, in one transaction: the winner says what was chosen (see `planMerge` for what
 * was not), everything that pointed to the loser points to the winner, and the loser lies in the trash.
 * For thirty days this can be taken back.
 *
 * @throws CRMError `not_found`; `forbidden`; `invalid_input` for one and the same, or a choice about no
 * field; `conflict` when one of them is in the trash or merged already, or both sign in to the host's
 * site; `version_conflict` when one has changed since it was looked at
 * @example await mergeRecords({ body: mergeBodySchema.parse({ loser }), crm, kind: 'contacts', req, winner })
 */
export const mergeRecords = (args: Args): Promise<{ doc: MergeDoc; merge: Doc }> =>
  inTransaction({
    req: args.req,
    work: async () => {
      const { body, crm, kind, req } = args
      const { fields, pair } = await plan(args)
      refuseUnseen({ body, crm, kind, pair, req })
      const { loser, winner } = pair
      const now = crm.now().toISOString()
      const id = await insertMerge({
        kind,
        loser: loser.id,
        loserBefore: loser,
        mergedAt: now,
        mergedBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
        req,
        winner: winner.id,
      })
      await moveReferences({ crm, kind, loser: loser.id, merge: id, req, winner: winner.id })
      await retireLoser({ crm, fields, kind, now, pair, req })
      const changed = changedBy(fields)
      const names = namesOf(changed)
      const doc = await writeRecord({ id: winner.id, crm, data: mergedOf(changed), kind, req })
      await writeOrigins({
        id: winner.id,
        crm,
        data: originsOf({ fields: names, of: loser }),
        kind,
        req,
      })
      // Answers also where the two agree: whoever refuses later refuses for both.
      const kept = [...new Set([...answerFieldsOf({ crm, kind, req }), ...names])]
      await keepChange({
        id,
        after: Object.fromEntries(kept.map((name) => [name, doc[name] ?? null])),
        before: {
          ...Object.fromEntries(kept.map((name) => [name, winner[name] ?? null])),
          ...originsOf({ fields: names, of: winner }),
          lastInteractionAt: winner.lastInteractionAt ?? null,
        },
        req,
      })
      await followMoves({ crm, ids: [winner.id, loser.id], kind, req })
      await settlePair({ ids: [winner.id, loser.id], kind, now, req, status: 'merged' })
      return {
        doc: await readRecord({ id: winner.id, crm, kind, req }),
        merge: { id, undoableUntil: undoableUntil(new Date(now)).toISOString() },
      }
    },
  })
