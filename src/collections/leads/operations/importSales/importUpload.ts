import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../../context.js'
import type { ImportResult } from '../../../../domain/import/types.js'
import type { WorkItem } from '../../../../domain/work/types.js'
import type { SourceFile } from './readRecords.js'

import { inTransaction } from '../../../../database/inTransaction.js'
import { SALES_IMPORT } from '../../../../domain/import/workKind.js'
import { MAX_ATTEMPTS } from '../../../../domain/work/retries.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { enqueueWork } from '../../../work/operations/enqueueWork.js'
import { runWork } from '../../../work/operations/runWork.js'
import { storeFiles } from '../../../work/operations/storedFiles.js'
import { importStoredSales } from './importStoredSales.js'
import { openSalesFiles } from './openSalesFiles.js'

type Args = { crm: CRMContext; files: SourceFile[]; req: PayloadRequest }

/** Files and work are there together, or neither. */
const keepUpload = ({
  crm,
  files,
  key,
  leaseOwner,
  req,
}: { key: string; leaseOwner?: string } & Args): Promise<WorkItem['id']> =>
  inTransaction({
    req,
    work: async () => {
      await storeFiles({ files, key, req })
      return (await enqueueWork({ crm, key, kind: SALES_IMPORT, leaseOwner, req })).id
    },
  })

const newKey = (): string => `${SALES_IMPORT}:${randomUUID()}`

/**
 * Takes in a sales book to be imported by whichever worker is free.
 *
 * @returns the id of the work
 * @throws CRMError `invalid_file` when the files are no sales book
 */
export const importLater = async (args: Args): Promise<WorkItem['id']> => {
  await openSalesFiles(args)
  return keepUpload({ ...args, key: newKey() })
}

/**
 * Imports an uploaded sales book and says what came of it. The files are stored first: when this
 * process dies on the way, another finishes what it began.
 *
 * @throws CRMError as `importSales` does; `unavailable` when another worker finishes it
 */
export const importNow = async (args: Args): Promise<ImportResult> => {
  const { crm, req } = args
  await openSalesFiles(args)
  const owner = randomUUID()
  const key = newKey()
  const id = await keepUpload({ ...args, key, leaseOwner: owner })
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
    return ended.result
  }
  if (ended.end === 'failed') {
    throw ended.error
  }
  throw new CRMError({
    code: 'unavailable',
    data: { workId: id },
    message:
      'The files are stored, and another worker imports them. Look after the work to see when.',
  })
}
