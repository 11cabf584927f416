import type { OnDuplicate } from './schema.js'
import type { ContactProblem, ContactRow } from './types.js'

type ID = number | string

/** A contact that a row may mean. */
export type Candidate = { email: null | string; id: ID; isWritable: boolean }

export type RowPlan =
  | { kind: 'create' }
  | { kind: 'reject'; problem: ContactProblem }
  | { kind: 'skip' }
  | { kind: 'update'; target: ID }

type Args = {
  byEmail: Candidate | undefined
  byPhone: Candidate[]
  onDuplicate: OnDuplicate
  row: Pick<ContactRow, 'values'>
}

/**
 * Whom a row means: whoever has its address, else whoever has its number. A number alone does not make
 * two people with two addresses one: colleagues and families share theirs.
 */
const findPerson = ({ byEmail, byPhone, row }: Omit<Args, 'onDuplicate'>): Candidate[] => {
  if (byEmail) {
    return [byEmail]
  }
  return row.values.email ? byPhone.filter(({ email }) => email === null) : byPhone
}

/** What becomes of a row that can be read, given who is there already. */
export const planRow = ({ onDuplicate, row, ...known }: Args): RowPlan => {
  const { email, phone } = row.values
  const [person, ...others] = findPerson({ ...known, row })
  if (!person) {
    return { kind: 'create' }
  }
  if (onDuplicate === 'create') {
    return known.byEmail
      ? { kind: 'reject', problem: { reason: 'taken', value: email ?? undefined } }
      : { kind: 'create' }
  }
  if (onDuplicate === 'skip') {
    return { kind: 'skip' }
  }
  if (others.length > 0) {
    return { kind: 'reject', problem: { reason: 'several', value: phone ?? undefined } }
  }
  return person.isWritable
    ? { kind: 'update', target: person.id }
    : { kind: 'reject', problem: { reason: 'forbidden', value: email ?? phone ?? undefined } }
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/**
 * When the consents of two rows were given or taken back. The row that says them says when; where each
 * says some, it is the earlier moment, and unknown if one of them is: no answer becomes later than it was.
 */
const consentAtOf = ({
  first,
  second,
}: Record<'first' | 'second', Pick<ContactRow, 'consentAt' | 'consents'>>): null | string => {
  if (Object.keys(first.consents).length === 0) {
    return second.consentAt
  }
  if (Object.keys(second.consents).every((channel) => channel in first.consents)) {
    return first.consentAt
  }
  const [earliest] = [first.consentAt ?? '', second.consentAt ?? ''].sort()
  return earliest || null
}

/** One row from two of the same person, the later one going over the earlier or filling its gaps. */
export const combineRows = <Row extends ContactRow>({
  earlier,
  later,
  onDuplicate,
}: {
  earlier: Row
  later: Row
  onDuplicate: OnDuplicate
}): Row => {
  const [first, second] = onDuplicate === 'update' ? [later, earlier] : [earlier, later]
  const values: ContactRow['values'] = { ...second.values }
  for (const [field, value] of Object.entries(first.values)) {
    values[field] = isEmpty(value) ? (values[field] ?? null) : value
  }
  return {
    ...earlier,
    company: first.company ?? second.company,
    consentAt: consentAtOf({ first, second }),
    consents: { ...second.consents, ...first.consents },
    owner: first.owner ?? second.owner,
    tags: [...new Set([...earlier.tags, ...later.tags])],
    values,
  }
}
