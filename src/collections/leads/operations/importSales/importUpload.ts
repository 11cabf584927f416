import type { PayloadRequest } from 'payload'

import { createHash, randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../../context.js'
import type { KeyRef } from '../../../../database/idempotency.js'
import type { KeyedWork } from '../../../../database/work/keyedWork.js'
import type { ImportResult } from '../../../../domain/import/types.js'
import type { WorkItem } from '../../../../domain/work/types.js'
import type { SourceFile } from './readRecords.js'

import { inTransaction } from '../../../../database/inTransaction.js'
import { deleteFiles } from '../../../../database/work/files.js'
import { findKeyedWork, forgetCancelled } from '../../../../database/work/keyedWork.js'
import { SALES_IMPORT } from '../../../../domain/import/workKind.js'
import { MAX_ATTEMPTS } from '../../../../domain/work/retries.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { keyReused } from '../../../../utilities/http/answerOnce.js'
import { enqueueWork } from '../../../work/operations/enqueueWork.js'
import { runWork } from '../../../work/operations/runWork.js'
import { storeFiles } from '../../../work/operations/storedFiles.js'
import { hashFiles } from './hashFiles.js'
import { importStoredSales } from './importStoredSales.js'
import { openSalesFiles } from './openSalesFiles.js'

type Args = {
  crm: CRMContext
  files: SourceFile[]
  /** The idempotency key of the request: the same upload again is the same work. */
  keyed: KeyRef | null
  req: PayloadRequest
}

type Upload = { before: KeyedWork | null; id: WorkItem['id']; key: string }

const workKeyOf = (keyed: KeyRef | null): string =>
  keyed
    ? `${SALES_IMPORT}:${createHash('sha256').update(`${keyed.scope} ${keyed.key}`).digest('base64url')}`
    : `${SALES_IMPORT}:${randomUUID()}`

/**
 * Keeps files and work together, or neither. An upload that came before, by its key, is found again.
 *
 * @throws CRMError `invalid_file` when the files are no sales book; `idempotency_mismatch` when the
 * key came with other files
 */
const keepUpload = async ({
  crm,
  files,
  keyed,
  leaseOwner,
  req,
}: { leaseOwner?: string } & Args): Promise<Upload> => {
  await openSalesFiles({ files })
  const key = workKeyOf(keyed)
  const input = keyed ? { fingerprint: await hashFiles(files) } : undefined
  const { id, before } = await inTransaction({
    req,
    work: async () => {
      await forgetCancelled({ crm, key, req })
      const work = await enqueueWork({ crm, input, key, kind: SALES_IMPORT, leaseOwner, req })
      if (work.isNew) {
        await deleteFiles({ key, req })
        await storeFiles({ files, key, req })
      }
      return { ...work, before: work.isNew ? null : await findKeyedWork({ crm, key, req }) }
    },
  })
  if (before && (before.input as typeof input)?.fingerprint !== input?.fingerprint) {
    throw keyReused()
  }
  return { id, before, key }
}

/**
 * Takes in a sales book to be imported by whichever worker is free.
 *
 * @returns the id of the work
 * @throws CRMError as {@link keepUpload}
 */
export const importLater = async (args: Args): Promise<WorkItem['id']> =>
  (await keepUpload(args)).id

const stillRunning = (workId: WorkItem['id']): CRMError =>
  new CRMError({
    code: 'unavailable',
    data: { retryAfter: 5, workId },
    message:
      'The files are stored, and another worker imports them. Look after the work to see when.',
  })

/** What has become of an upload that came before. */
const resultBefore = ({ id, lastError, result, state }: KeyedWork): ImportResult => {
  if (state === 'done') {
    return result as ImportResult
  }
  if (state === 'dead') {
    throw new CRMError({
      code: 'conflict',
      data: { workId: id },
      message: `This import failed: ${lastError ?? ''} Try its work again, or send it with a new key.`,
    })
  }
  throw stillRunning(id)
}

/**
 * Imports an uploaded sales book and says what came of it. The files are stored first: when this
 * process dies on the way, another finishes what it began.
 *
 * @throws CRMError as {@link keepUpload} and `importSales` do; `unavailable` when another worker
 * finishes it
 */
export const importNow = async (
  args: Args,
): Promise<{ isReplayed: boolean; result: ImportResult }> => {
  const { crm, req } = args
  const owner = randomUUID()
  const { id, before, key } = await keepUpload({ ...args, leaseOwner: owner })
  if (before) {
    return { isReplayed: true, result: resultBefore(before) }
  }
  const ended = await runWork({
    crm,
    handler: importStoredSales,
    isAnswered: true,
    item: {
      id,
      attempts: 1,
      createdBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
      input: null,
      key,
      kind: SALES_IMPORT,
      maxAttempts: MAX_ATTEMPTS,
      progress: null,
    },
    owner,
    payload: req.payload,
  })
  if (ended.end === 'done') {
    return { isReplayed: false, result: ended.result }
  }
  throw ended.end === 'failed' ? ended.error : stillRunning(id)
}
