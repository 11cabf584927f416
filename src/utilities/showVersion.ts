import type { FieldHook } from 'payload'

/** Gives a document the version it is read with: see the field of that name. */
export const showVersion: FieldHook = ({ siblingData }) =>
  (siblingData as { updatedAt?: string }).updatedAt
