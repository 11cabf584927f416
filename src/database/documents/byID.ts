import type { Where } from 'payload'

type ID = number | string

/** Which documents are meant, and whether those in the trash are among them. */
export type ByID = { ids: ID[]; withTrash: boolean }

const isID = (value: unknown): value is ID => typeof value === 'string' || typeof value === 'number'

const conditionsOf = (where: Where): Where[] => {
  const { and, ...rest } = where
  return [...(and ?? []).flatMap(conditionsOf), ...(Object.keys(rest).length > 0 ? [rest] : [])]
}

const idsOf = (condition: Where): ID[] | null => {
  const { id, ...rest } = condition as { id?: { equals?: unknown; in?: unknown } }
  if (!id || Object.keys(rest).length > 0 || Object.keys(id).length !== 1) {
    return null
  }
  const ids: unknown[] = Array.isArray(id.in) ? id.in : [id.equals]
  return ids.length > 0 && ids.every(isID) ? ids : null
}

const isOutsideTrash = (condition: Where): boolean => {
  const { deletedAt, ...rest } = condition as { deletedAt?: { exists?: unknown } }
  return (
    Object.keys(rest).length === 0 &&
    deletedAt?.exists === false &&
    Object.keys(deletedAt).length === 1
  )
}

/** What a `where` asks for when it asks for ids and for nothing else; else `null`. */
export const byID = (where: undefined | Where): ByID | null => {
  const conditions = conditionsOf(where ?? {})
  const others = conditions.filter((condition) => !isOutsideTrash(condition))
  const ids = others.length === 1 ? idsOf(others[0]!) : null
  return ids && { ids, withTrash: others.length === conditions.length }
}
