import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { KnownContact } from '../../../../database/contacts/findKnown.js'
import type { ContactColumns } from '../../../../domain/contacts/import/fields.js'
import type { ContactMapping, OnDuplicate } from '../../../../domain/contacts/import/schema.js'
import type { ContactProblem, ContactRow } from '../../../../domain/contacts/import/types.js'

import { findKnown, findUsersByEmail } from '../../../../database/contacts/findKnown.js'
import { findSuppressed } from '../../../../database/privacy/suppressions.js'
import { combineRows, planRow } from '../../../../domain/contacts/import/planRow.js'

type ID = number | string

/** A row that can be read. */
export type LinedRow = { line: number } & ContactRow

/** A row that will be written. */
export type PlannedRow = {
  /** Whether a row of an earlier chunk is about the same person. */
  isRepeated: boolean
  ownerID: ID | null
  target: ID | null
} & LinedRow

export type ChunkPlan = {
  rejected: { line: number; problem: ContactProblem }[]
  /** Rows about people whom another row of the file is about. */
  repeated: LinedRow[]
  skipped: LinedRow[]
  writes: PlannedRow[]
}

type Args = {
  columns: ContactColumns
  crm: CRMContext
  mapping: ContactMapping
  onDuplicate: OnDuplicate
  req: PayloadRequest
  rows: LinedRow[]
  /** Addresses and numbers of rows before, with their lines. */
  seen: Map<string, number>
}

/** Addresses and numbers cannot be taken for each other. */
export const keysOf = ({ values: { email, phone } }: Pick<ContactRow, 'values'>): string[] =>
  [email, phone].filter((key): key is string => Boolean(key))

const distinct = (values: (null | string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => Boolean(value))),
]

/** A row with what the mapping says of everybody. */
const withDefaults = ({
  mapping: { consent, tags = [] },
  row,
}: {
  mapping: ContactMapping
  row: LinedRow
}): LinedRow => {
  const { email, phone } = row.values
  const granted = (consent?.channels ?? []).filter((channel) =>
    channel === 'email' ? email : channel === 'push' || phone,
  )
  return {
    ...row,
    consents: {
      ...Object.fromEntries(granted.map((channel) => [channel, 'granted'])),
      ...row.consents,
    },
    tags: [...new Set([...row.tags, ...tags])],
  }
}

/** Decides what becomes of the rows of a chunk, and writes nothing. */
export const planChunk = async ({
  columns,
  crm,
  mapping,
  onDuplicate,
  req,
  rows,
  seen,
}: Args): Promise<ChunkPlan> => {
  const plan: ChunkPlan = { rejected: [], repeated: [], skipped: [], writes: [] }
  const known = await findKnown({
    crm,
    emails: distinct(rows.map(({ values }) => values.email)),
    phones: distinct(rows.map(({ values }) => values.phone)),
    req,
  })
  const owners = distinct(rows.map(({ owner }) => owner))
  const suppressed = await findSuppressed({
    emails: distinct(rows.map(({ values }) => values.email)),
    req,
  })
  const users = await findUsersByEmail({ crm, emails: owners, req })
  /** Where a person's write stands in the plan, by address, number and id. */
  const places = new Map<string, number>()

  const merge = (place: number, row: LinedRow): void => {
    const earlier = plan.writes[place]!
    const later = { ...earlier, ...row, ownerID: users.get(row.owner ?? '') ?? null }
    const both = combineRows({ earlier, later, onDuplicate })
    plan.writes[place] = { ...both, ownerID: users.get(both.owner ?? '') ?? null }
    plan.repeated.push(row)
  }

  const write = (row: LinedRow, target: ID | null): void => {
    const place = target === null ? undefined : places.get(String(target))
    if (place !== undefined) {
      merge(place, row)
      return
    }
    for (const key of [...keysOf(row), ...(target === null ? [] : [String(target)])]) {
      places.set(key, places.get(key) ?? plan.writes.length)
    }
    plan.writes.push({
      ...row,
      isRepeated: seen.has(keysOf(row)[0]!),
      ownerID: users.get(row.owner ?? '') ?? null,
      target,
    })
  }

  /** Somebody who was stored without an address, and whom a row before gives one. */
  const asPlanned = (contact: KnownContact): KnownContact => ({
    ...contact,
    email: contact.email ?? plan.writes[places.get(String(contact.id)) ?? -1]?.values.email ?? null,
  })

  const decide = (row: LinedRow): ContactProblem | null => {
    const { owner, values } = row
    const [key] = keysOf(row)
    const before = seen.get(key!)
    const place = places.get(key!)
    if (values.email && suppressed.has(values.email)) {
      return { column: columns.email, reason: 'suppressed', value: values.email }
    }
    if (owner && !users.has(owner)) {
      return { column: columns.owner, reason: 'unknownOwner', value: owner }
    }
    if (before !== undefined && onDuplicate === 'create' && values.email) {
      return { reason: 'repeated', value: values.email, vars: { line: before } }
    }
    if (before !== undefined && onDuplicate === 'skip') {
      plan.repeated.push(row)
      return null
    }
    if (place !== undefined && onDuplicate !== 'create') {
      merge(place, row)
      return null
    }
    const decided = planRow({
      byEmail: values.email ? known.byEmail.get(values.email) : undefined,
      byPhone: values.phone ? (known.byPhone.get(values.phone) ?? []).map(asPlanned) : [],
      onDuplicate,
      row,
    })
    if (decided.kind === 'reject') {
      return decided.problem
    }
    if (decided.kind === 'skip') {
      plan.skipped.push(row)
    } else {
      write(row, decided.kind === 'update' ? decided.target : null)
    }
    for (const one of keysOf(row)) {
      seen.set(one, seen.get(one) ?? row.line)
    }
    return null
  }

  for (const row of rows) {
    const problem = decide(withDefaults({ mapping, row }))
    if (problem) {
      plan.rejected.push({ line: row.line, problem })
    }
  }
  return plan
}
