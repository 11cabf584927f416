import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Merge } from '../../../database/duplicates/merges.js'
import type { MergeDoc } from './openPair.js'

import { moveBack } from '../../../database/duplicates/mergeRows.js'
import { lockMerge, markUndone } from '../../../database/duplicates/merges.js'
import { settlePair } from '../../../database/duplicates/queue.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { isUndoable } from '../../../domain/duplicates/merge.js'
import { isSameValue } from '../../../domain/shared/merge/isSameValue.js'
import { CRMError } from '../../../utilities/crmError.js'
import { isSameRelation } from '../../../utilities/relationID.js'
import { followMoves } from './followMoves.js'
import { answerFieldsOf, mergeFieldsOf, uniqueFieldsOf } from './mergeFields.js'
import { openPair, readRecord } from './openPair.js'
import { writeOrigins, writeRecord } from './writeRecord.js'

type Args = { crm: CRMContext; id: string; req: PayloadRequest }

type Doc = Record<string, unknown>

export type UndoneMerge = {
  /** The record that is itself again. */
  doc: MergeDoc
  result: {
    /** Fields of the winner that people have changed since, and that stay as they are. */
    keptFields: string[]
    /** How many records are the loser's again. */
    movedBack: number
  }
  winner: MergeDoc
}

const ORIGIN = /Consent(?:At|Source)$/

/** @throws CRMError `not_found`; `illegal_transition` when it was undone before, or is too old */
const openMerge = async ({ id, crm, req }: Args): Promise<Merge> => {
  const merge = await lockMerge({ id, req })
  if (!merge) {
    throw new CRMError({
      code: 'not_found',
      message: req.t('crm:duplicates:errors:noSuchMerge' as never),
    })
  }
  const reason = merge.undoneAt
    ? 'undoneBefore'
    : isUndoable({ mergedAt: new Date(merge.mergedAt), now: crm.now() })
      ? null
      : 'tooLate'
  if (reason) {
    throw new CRMError({
      code: 'illegal_transition',
      message: req.t(`crm:duplicates:errors:${reason}` as never),
    })
  }
  return merge
}

/**
 * Merges are taken back from the outermost inwards: what a record had, when it was merged away itself,
 * is with another one.
 *
 * @throws CRMError `conflict` when the winner is away, or the loser no longer where the merge has put it
 */
const refuseEntangled = ({
  pair: { loser, winner },
  req,
}: {
  pair: { loser: MergeDoc; winner: MergeDoc }
  req: PayloadRequest
}): void => {
  const reason = winner.mergedInto
    ? 'laterMerge'
    : winner.deletedAt
      ? 'winnerInTrash'
      : loser.deletedAt && isSameRelation(loser.mergedInto, winner.id)
        ? null
        : 'loserElsewhere'
  if (reason) {
    throw new CRMError({
      code: 'conflict',
      message: req.t(`crm:duplicates:errors:${reason}` as never, {
        loser: loser.name ?? '',
        winner: winner.name ?? '',
      }),
    })
  }
}

/** Gives the winner back what it said, except where somebody has said something else since. */
const restoreWinner = async ({
  crm,
  merge: { after, before, kind },
  req,
  winner,
}: { merge: Merge; winner: MergeDoc } & Omit<Args, 'id'>): Promise<string[]> => {
  const shapes = mergeFieldsOf({ crm, kind, req }).map(({ shape }) => shape)
  const isKept = (name: string): boolean => {
    const shape = shapes.find((one) => one.name === name)
    return !shape || !isSameValue({ a: winner[name], b: after[name], shape })
  }
  const keptFields = Object.keys(after).filter(isKept)
  const names = Object.keys(after).filter((name) => !keptFields.includes(name))
  const data = Object.fromEntries(names.map((name) => [name, before[name]]))
  await writeRecord({ id: winner.id, crm, data, kind, req })
  const origins = Object.fromEntries(
    Object.entries(before).filter(
      ([name]) => ORIGIN.test(name) && names.includes(name.replace(/(?:At|Source)$/, '')),
    ),
  )
  // Its own interactions since come on top: the loser's are the loser's again.
  const touched = kind === 'contacts' ? { lastInteractionAt: before.lastInteractionAt ?? null } : {}
  await writeOrigins({ id: winner.id, crm, data: { ...origins, ...touched }, kind, req })
  return keptFields
}

const isRefusal = (answer: unknown): boolean => answer === true || answer === 'revoked'

/** Gives the loser back what was its alone; what was refused since the merge, both have refused. */
const restoreLoser = ({
  crm,
  merge: { after, kind, loserBefore },
  pair: { loser, winner },
  req,
}: { merge: Merge; pair: { loser: MergeDoc; winner: MergeDoc } } & Omit<
  Args,
  'id'
>): Promise<MergeDoc> => {
  const refused = answerFieldsOf({ crm, kind, req }).filter(
    (name) => isRefusal(winner[name]) && !isRefusal(after[name]),
  )
  const unique = uniqueFieldsOf({ crm, kind, req }).filter(
    (name) => loserBefore[name] && !loser[name],
  )
  const given: Doc = Object.fromEntries([
    ...unique.map((name) => [name, loserBefore[name]]),
    ...refused.map((name) => [name, winner[name]]),
  ])
  return writeRecord({
    id: loser.id,
    crm,
    data: { ...given, deletedAt: null, mergedInto: null },
    kind,
    req,
  })
}

/**
 * Takes a merge back, in one transaction: the loser leaves the trash, what was moved and is still the
 * winner's is the loser's again (and so is what was reported of it meanwhile), and the winner says what
 * it said before, but for what people have changed since.
 *
 * @throws CRMError `not_found`; `forbidden`; `illegal_transition` when it was undone before or is older
 * than thirty days; `conflict` when a later merge is in the way, or somebody has the loser's address by now
 * @example await undoMerge({ id, crm: getCRM(payload), req })
 */
export const undoMerge = ({ id, crm, req }: Args): Promise<UndoneMerge> =>
  inTransaction({
    req,
    work: async () => {
      const merge = await openMerge({ id, crm, req })
      const { kind } = merge
      const pair = await openPair({ crm, kind, loser: merge.loser, req, winner: merge.winner })
      refuseEntangled({ pair, req })
      const now = crm.now().toISOString()
      const keptFields = await restoreWinner({
        crm,
        merge,
        req,
        winner: pair.winner,
      })
      await restoreLoser({ crm, merge, pair, req })
      const ids = { loser: pair.loser.id, winner: pair.winner.id }
      const movedBack = await moveBack({ ...ids, crm, kind, merge: id, req })
      await followMoves({ crm, ids: [ids.winner, ids.loser], kind, req })
      await markUndone({
        id,
        req,
        undoneAt: now,
        undoneBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
      })
      await settlePair({ ids: [ids.winner, ids.loser], kind, now, req, status: 'dismissed' })
      return {
        doc: await readRecord({ id: ids.loser, crm, kind, req }),
        result: { keptFields, movedBack },
        winner: await readRecord({ id: ids.winner, crm, kind, req }),
      }
    },
  })
