import type { FieldKind, FindField, InputField } from './inputField.js'

const ORDERED: readonly FieldKind[] = [
  ...(['choice', 'date', 'flag', 'free', 'id', 'number', 'relation', 'text'] as const),
]

/** Rows and lists have no one value that a record could stand by. */
const isSingle = ({ isMany, kind }: InputField): boolean => kind !== 'list' && isMany !== true

/** Every field on the way to the end of a path: `lead`, then `lead.owner`. */
const fieldsAlong = ({ find, path }: { find: FindField; path: string }): (InputField | null)[] => {
  const names = path.split('.')
  return names.map((_, index) => find(names.slice(0, index + 1).join('.')))
}

/**
 * Whether records can be put in order by what stands at the end of a path: one stored value of each
 * record, or of the one record that a relation leads to.
 *
 * @param order a path, with `-` before it for the other way round
 */
export const isSortable = ({ find, order }: { find: FindField; order: string }): boolean => {
  const fields = fieldsAlong({ find, path: order.replace(/^-/, '') })
  const last = fields.at(-1)
  return (
    fields.every((field) => field !== null && isSingle(field)) &&
    last !== null &&
    last !== undefined &&
    ORDERED.includes(last.kind)
  )
}
