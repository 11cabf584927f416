/**
 * What a value of a field looks like from outside. `free`: anything, checked by Payload alone;
 * `computed`: shown and never stored.
 */
export type FieldKind =
  | 'choice'
  | 'computed'
  | 'date'
  | 'flag'
  | 'free'
  | 'group'
  | 'id'
  | 'json'
  | 'list'
  | 'number'
  | 'relation'
  | 'text'

export type InputField = {
  /** Of a `group`, or of each row of a `list`. */
  fields?: InputFields
  /** Whether it holds several values. */
  isMany?: boolean
  kind: FieldKind
  /** The collection a `relation` leads to. */
  relationTo?: string
}

export type InputFields = ReadonlyMap<string, InputField>

/** Looks a field up by its path from a record; `null` when there is none. */
export type FindField = (path: string) => InputField | null

/**
 * The field at the end of a path such as `lead.owner`; `null` when there is none.
 *
 * @param fieldsOf the fields of a collection that a relation leads to
 */
export const findField = ({
  fields,
  fieldsOf,
  path,
}: {
  fields: InputFields
  fieldsOf: (collection: string) => InputFields
  path: string
}): InputField | null => {
  const [name = '', ...rest] = path.split('.')
  const field = fields.get(name)
  if (!field || rest.length === 0 || field.kind === 'free' || field.kind === 'json') {
    return field ?? null
  }
  const inside = field.relationTo === undefined ? field.fields : fieldsOf(field.relationTo)
  return inside ? findField({ fields: inside, fieldsOf, path: rest.join('.') }) : null
}
