import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../context.js'
import type { CRMRole } from '../domain/access/roles.js'

import { relationID } from './relationID.js'

export const roleOf = ({
  crm,
  req,
}: {
  crm: CRMContext
  req: Pick<PayloadRequest, 'user'>
}): CRMRole | null => crm.access.roleOf({ user: req.user })

export const canRead =
  (crm: CRMContext): Access =>
  ({ req }) =>
    crm.access.canRead({ role: roleOf({ crm, req }) })

export const canManage =
  (crm: CRMContext): Access =>
  ({ req }) =>
    crm.access.canManage({ role: roleOf({ crm, req }) })

export const canAdminister =
  (crm: CRMContext): Access =>
  ({ req }) =>
    crm.access.canAdminister({ role: roleOf({ crm, req }) })

export const canCreate =
  (crm: CRMContext): Access =>
  ({ req }) =>
    crm.access.canWriteOwn({ role: roleOf({ crm, req }) })

export const ownedBy = ({ id, path }: { id: number | string; path: string }): Where => ({
  or: [
    { [`${path}owner`]: { equals: id } },
    {
      and: [{ [`${path}owner`]: { exists: false } }, { [`${path}createdBy`]: { equals: id } }],
    },
  ],
})

/** Managers write every row, reps the ones that `mine` describes. */
export const canWriteRows =
  (crm: CRMContext, mine: (id: number | string) => Where): Access =>
  ({ req }) => {
    const role = roleOf({ crm, req })
    if (crm.access.canManage({ role })) {
      return true
    }
    return crm.access.canWriteOwn({ role }) && req.user ? mine(req.user.id) : false
  }

/**
 * Managers write every row, reps the ones they own (the owner, else whoever created it).
 *
 * @param path where the owner stands: `''` on the record itself, `lead.` on what hangs on a lead
 */
export const canWriteOwn = (crm: CRMContext, path = ''): Access =>
  canWriteRows(crm, (id) => ownedBy({ id, path }))

/**
 * Every row is read by those who may see what others own, else the ones that `mine` describes.
 */
export const canReadRows =
  (crm: CRMContext, mine: (id: number | string) => Where): Access =>
  ({ req }) => {
    const role = roleOf({ crm, req })
    if (!crm.access.canRead({ role })) {
      return false
    }
    if (crm.access.canReadAll({ role })) {
      return true
    }
    return req.user ? mine(req.user.id) : false
  }

/**
 * The trash is for whoever may write the row; destroying it for good is for administrators. Payload
 * asks one access for both: with a `deletedAt` it means the trash, without one the end.
 */
export const canDelete =
  (crm: CRMContext, write: Access): Access =>
  (args) => {
    const isTrashing = Boolean((args.data as { deletedAt?: unknown } | undefined)?.deletedAt)
    return isTrashing
      ? write(args)
      : crm.access.canAdminister({ role: roleOf({ crm, req: args.req }) })
  }

/** What a record hangs on: the field that names it, its collection, and where its owner stands. */
export type Parent = {
  collection: string
  field: string
  path?: string
}

/**
 * What hangs on a record (a proposal on a lead) is created by whoever may write that record.
 * Without data Payload asks whether the form may be offered at all.
 */
export const canCreateOn =
  (crm: CRMContext, on: Parent): Access =>
  async ({ data, req }) => {
    const role = roleOf({ crm, req })
    if (crm.access.canManage({ role })) {
      return true
    }
    if (!crm.access.canWriteOwn({ role }) || !req.user) {
      return false
    }
    const id = relationID((data as Record<string, unknown> | undefined)?.[on.field])
    if (id === null) {
      return true
    }
    const { totalDocs } = await req.payload.count({
      collection: on.collection,
      overrideAccess: true, // the question is whose row it is, whatever else may be read of it
      req,
      where: { and: [{ id: { equals: id } }, ownedBy({ id: req.user.id, path: on.path ?? '' })] },
    })
    return totalDocs > 0
  }

/** It is changed by whoever may write the record it hangs on, before and after the change. */
export const canUpdateOn =
  (crm: CRMContext, on: Parent): Access =>
  async (args) =>
    (await canCreateOn(crm, on)(args)) && canWriteOwn(crm, `${on.field}.${on.path ?? ''}`)(args)

/** It is read by whoever may read the record it hangs on. */
export const canReadOn = (crm: CRMContext, on: Parent): Access =>
  canReadRows(crm, (id) => ownedBy({ id, path: `${on.field}.${on.path ?? ''}` }))

/** Records the system writes: nobody does so through an API. */
export const nobody: Access = () => false

/** Fields the system writes: nobody sets them through an API. */
export const systemOnly: FieldAccess = () => false

export type RecordAccess = Record<'create' | 'delete' | 'read' | 'update', Access>

/** Records that people own: a rep writes their own, a manager all; everybody reads them. */
export const ownedAccess = (crm: CRMContext): RecordAccess => ({
  create: canCreate(crm),
  delete: canDelete(crm, canWriteOwn(crm)),
  read: canRead(crm),
  update: canWriteOwn(crm),
})

/** Records that people own, and that others see only where `canReadAll` lets them. */
export const personalAccess = (crm: CRMContext): RecordAccess => ({
  ...ownedAccess(crm),
  read: canReadRows(crm, (id) => ownedBy({ id, path: '' })),
})

/** Records that hang on others, and belong to whoever owns those. */
export const hangingAccess = (crm: CRMContext, on: Parent): RecordAccess => ({
  create: canCreateOn(crm, on),
  delete: canDelete(crm, canUpdateOn(crm, on)),
  read: canReadOn(crm, on),
  update: canUpdateOn(crm, on),
})

/** Records that are the same for everybody, and kept by managers. */
export const managedAccess = (crm: CRMContext): RecordAccess => ({
  create: canManage(crm),
  delete: canDelete(crm, canManage(crm)),
  read: canRead(crm),
  update: canManage(crm),
})
