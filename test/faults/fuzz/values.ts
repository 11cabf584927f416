import fc from 'fast-check'

import type { Shape } from './shapes.js'

import { hostileText, hostileValue, PROTO } from './hostile.js'

/** Ids that exist, for whatever names a record. */
export type Ids = [string, ...string[]]

const date = fc
  .date({ max: new Date('2030-01-01'), min: new Date('2020-01-01'), noInvalidDate: true })
  .map((value) => value.toISOString())

/** A value as it should be. */
export const validValue = ({ ids, shape }: { ids: Ids; shape: Shape }): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'any':
      return fc.oneof(fc.integer({ max: 100, min: 0 }), fc.constantFrom('true', 'name', '-name'))
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...shape.values)
    case 'date':
      return date
    case 'id':
      return fc.constantFrom(...ids)
    case 'list':
      return fc.array(validValue({ ids, shape: shape.of }), { maxLength: 3 })
    case 'number':
      return fc.oneof(fc.integer({ max: 1000, min: 0 }), fc.double({ max: 1000, min: 0 }))
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.fields).map(([name, one]) => [
            name,
            validValue({ ids, shape: one }),
          ]),
        ),
        { requiredKeys: shape.required },
      )
    case 'text':
      return fc.oneof(fc.constantFrom('new_logo', 'qualified', 'closed_won'), fc.string())
  }
}

const namesOf = (shape: Shape): string[] =>
  shape.kind === 'object' ? Object.keys(shape.fields) : []

/** Keys that are the system's, or nobody's. */
const FOREIGN_KEYS = [
  ...['id', '_id', 'createdAt', 'updatedAt', 'createdBy', 'deletedAt', 'version', '_status'],
  ...['aiScore', 'importHash', 'user', 'collection', 'constructor', 'toString', PROTO, '', 'a.b'],
]

/** An object as it should be, in which up to two values are not. */
export const almostValid = ({ ids, shape }: { ids: Ids; shape: Shape }): fc.Arbitrary<unknown> =>
  fc
    .record({
      sane: validValue({ ids, shape }),
      wrong: fc.array(
        fc.tuple(
          fc.constantFrom(...namesOf(shape), ...namesOf(shape), ...FOREIGN_KEYS),
          fc.oneof(hostileValue, hostileText),
        ),
        { maxLength: 2 },
      ),
    })
    .map(({ sane, wrong }) => ({ ...(sane as object), ...Object.fromEntries(wrong) }))
