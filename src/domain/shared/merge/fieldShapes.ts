/** What values of a field are, as far as comparing and showing them goes. */
export type FieldShape = {
  /** ISO 4217, of an amount of money. */
  currency?: string
  /** Of a row, or of a group. */
  fields?: FieldShape[]
  kind: 'date' | 'group' | 'money' | 'plain' | 'relation' | 'rows' | 'text'
  name: string
}

/** What this needs to know of a Payload field, as the server and the admin alike describe it. */
export type FieldLike = {
  admin?: { custom?: Record<string, unknown> }
  fields?: FieldLike[]
  name?: string
  tabs?: FieldLike[]
  type?: string
  virtual?: unknown
}

/** Where a field's `admin.custom` says that it holds money, and of which currency. */
export const CURRENCY_KEY = 'crmCurrency'

const KINDS: Record<string, FieldShape['kind'] | undefined> = {
  array: 'rows',
  code: 'text',
  date: 'date',
  email: 'text',
  group: 'group',
  relationship: 'relation',
  tab: 'group',
  text: 'text',
  textarea: 'text',
  upload: 'relation',
}

/** Kept by Payload, or not stored at all: nobody's edit. */
const isUpkeep = ({ name, type, virtual }: FieldLike): boolean =>
  Boolean(virtual) ||
  type === 'join' ||
  type === 'ui' ||
  ['createdAt', 'id', 'updatedAt'].includes(name ?? '')

const shapeOf = (field: { name: string } & FieldLike): FieldShape => {
  const currency = field.admin?.custom?.[CURRENCY_KEY]
  if (typeof currency === 'string') {
    return { name: field.name, currency, kind: 'money' }
  }
  const kind = KINDS[field.type ?? (field.fields ? 'tab' : '')] ?? 'plain'
  return kind === 'rows' || kind === 'group'
    ? { name: field.name, fields: fieldShapes({ fields: field.fields ?? [] }), kind }
    : { name: field.name, kind }
}

/**
 * The fields of a record that people's edits can differ in, out of whatever rows, tabs and
 * collapsibles they are laid out in.
 */
export const fieldShapes = <F extends FieldLike>({
  fields,
  leaveOut = () => false,
}: {
  fields: F[]
  leaveOut?: (field: F) => boolean
}): FieldShape[] =>
  fields.flatMap((field): FieldShape[] => {
    const { name } = field
    if (name === undefined || name === '') {
      const inner = [...(field.fields ?? []), ...(field.tabs ?? [])] as F[]
      return fieldShapes({ fields: inner, leaveOut })
    }
    return isUpkeep(field) || leaveOut(field) ? [] : [shapeOf({ ...field, name })]
  })
