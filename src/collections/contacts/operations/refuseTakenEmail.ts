import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { CRMError } from '../../../utilities/crmError.js'

/**
 * There is one contact for each address, outside the trash. The unique index says so too, to whoever
 * writes at the same moment; this says whose it is.
 *
 * @throws CRMError `conflict`, with the contact that has it where the user may read that one
 */
export const refuseTakenEmail = async ({
  crm,
  email,
  except,
  req,
}: {
  crm: CRMContext
  email: string
  /** The contact that is being written. */
  except: number | string | undefined
  req: PayloadRequest
}): Promise<void> => {
  const find = (overrideAccess: boolean) =>
    req.payload.find({
      collection: crm.slugs.contacts,
      depth: 0,
      limit: 1,
      overrideAccess,
      pagination: false,
      req,
      select: { name: true },
      user: req.user,
      where: {
        and: [{ email: { equals: email } }, ...(except ? [{ id: { not_equals: except } }] : [])],
      },
    })
  // An address is taken whether or not the user may see by whom.
  const [taken] = (await find(true)).docs
  if (!taken) {
    return
  }
  const [seen] = req.user ? (await find(false)).docs : [taken]
  throw new CRMError({
    code: 'conflict',
    data: seen ? { existing: { id: seen.id, name: seen.name } } : {},
    field: 'email',
    message: seen
      ? req.t('crm:contacts:emailTaken' as never, { name: seen.name })
      : req.t('crm:contacts:emailTakenUnseen' as never),
  })
}
