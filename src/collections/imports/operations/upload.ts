import type { PayloadRequest } from 'payload'

import { createHash, randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../context.js'
import type { KeyRef } from '../../../database/idempotency.js'
import type { KeyedWork } from '../../../database/work/keyedWork.js'
import type { WorkItem } from '../../../domain/work/types.js'
import type { WorkHandler } from '../../work/operations/types.js'
import type { SourceFile } from './files/readRecords.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { deleteFiles } from '../../../database/work/files.js'
import { findKeyedWork, forgetCancelled } from '../../../database/work/keyedWork.js'
import { MAX_ATTEMPTS } from '../../../domain/work/retries.js'
import { CRMError } from '../../../utilities/crmError.js'
import { keyReused } from '../../../utilities/http/answerOnce.js'
import { enqueueWork } from '../../work/operations/enqueueWork.js'
import { runWork } from '../../work/operations/runWork.js'
import { storeFiles } from '../../work/operations/storedFiles.js'
import { hashFiles } from './files/hashFiles.js'

/** An import of uploaded files, as work that outlives the request. */
export type UploadKind<Result> = {
  /**
   * Looks at the files before they are kept.
   *
   * @throws CRMError when they are not what is imported here
   */
  check: (files: SourceFile[]) => Promise<unknown>
  handler: WorkHandler<Result>
  /** The kind of work. */
  kind: string
}

type Args<Result> = {
  crm: CRMContext
  files: SourceFile[]
  /** The idempotency key of the request: the same upload again is the same work. */
  keyed: KeyRef | null
  of: UploadKind<Result>
  req: PayloadRequest
  /** What else the work has to know; its handler finds it in the input. */
  settings?: unknown
}

/** What the work of an upload remembers beside the files. */
export type UploadInput<Settings = unknown> = { fingerprint?: string; settings?: Settings }

type Upload = {
  before: KeyedWork | null
  id: WorkItem['id']
  input: undefined | UploadInput
  key: string
}

const workKeyOf = ({ keyed, kind }: { keyed: KeyRef | null; kind: string }): string =>
  keyed
    ? `${kind}:${createHash('sha256').update(`${keyed.scope} ${keyed.key}`).digest('base64url')}`
    : `${kind}:${randomUUID()}`

const inputOf = async ({
  files,
  keyed,
  settings,
}: Pick<Args<unknown>, 'files' | 'keyed' | 'settings'>): Promise<undefined | UploadInput> => {
  if (!keyed) {
    return settings === undefined ? undefined : { settings }
  }
  const hash = await hashFiles(files)
  return settings === undefined
    ? { fingerprint: hash }
    : { fingerprint: `${hash} ${JSON.stringify(settings)}`, settings }
}

/**
 * Keeps files and work together, or neither. An upload that came before, by its key, is found again.
 *
 * @throws CRMError what `check` throws; `idempotency_mismatch` when the key came with other files
 */
const keepUpload = async <Result>({
  crm,
  files,
  keyed,
  leaseOwner,
  of: { check, kind },
  req,
  settings,
}: { leaseOwner?: string } & Args<Result>): Promise<Upload> => {
  await check(files)
  const key = workKeyOf({ keyed, kind })
  const input = await inputOf({ files, keyed, settings })
  const { id, before } = await inTransaction({
    req,
    work: async () => {
      await forgetCancelled({ crm, key, req })
      const work = await enqueueWork({ crm, input, key, kind, leaseOwner, req })
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
  return { id, before, input, key }
}

/**
 * Takes files in to be imported by whichever worker is free.
 *
 * @returns the id of the work
 * @throws CRMError as {@link keepUpload}
 */
export const importLater = async <Result>(args: Args<Result>): Promise<WorkItem['id']> =>
  (await keepUpload(args)).id

const stillRunning = (workId: WorkItem['id']): CRMError =>
  new CRMError({
    code: 'unavailable',
    data: { retryAfter: 5, workId },
    message:
      'The files are stored, and another worker imports them. Look after the work to see when.',
  })

/** What has become of an upload that came before. */
const resultBefore = <Result>({ id, lastError, result, state }: KeyedWork): Result => {
  if (state === 'done') {
    return result as Result
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
 * Imports uploaded files and says what came of it. The files are stored first: when this process dies
 * on the way, another finishes what it began.
 *
 * @throws CRMError as {@link keepUpload} and the import itself do; `unavailable` when another worker
 * finishes it
 */
export const importNow = async <Result>(
  args: Args<Result>,
): Promise<{ isReplayed: boolean; result: Result }> => {
  const {
    crm,
    of: { handler, kind },
    req,
  } = args
  const owner = randomUUID()
  const { id, before, input, key } = await keepUpload({ ...args, leaseOwner: owner })
  if (before) {
    return { isReplayed: true, result: resultBefore<Result>(before) }
  }
  const ended = await runWork({
    crm,
    handler,
    isAnswered: true,
    item: {
      id,
      attempts: 1,
      createdBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
      input: input ?? null,
      key,
      kind,
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
