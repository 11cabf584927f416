import { CURRENCY_HINT } from '../fieldHints.js'

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
  const currency = field.admin?.custom?.[CURRENCY_HINT]
  if (typeof currency === 'string') {
    return { name: field.name, currency, kind: 'money' }
  }
  const kind = KINDS[field.type ?? (field.fields ? 'tab' : '')] ?? 'plain'
  return kind === 'rows' || kind === 'group'
    ? { name: field.name, fields: fieldShapes({ fields: field.fields ?? [] }), kind }
    : { name: field.name, kind }
}

/** The fields that hold a value of their own, out of whatever rows, tabs and collapsibles they are laid out in. */
export const namedFields = <F extends FieldLike>(fields: F[]): ({ name: string } & F)[] =>
  fields.flatMap((field) => {
    const { name } = field
    return name === undefined || name === ''
      ? namedFields([...(field.fields ?? []), ...(field.tabs ?? [])] as F[])
      : [{ ...field, name }]
  })

/** The fields of a record that people's edits can differ in. */
export const fieldShapes = <F extends FieldLike>({
  fields,
  leaveOut = () => false,
}: {
  fields: F[]
  leaveOut?: (field: F) => boolean
}): FieldShape[] =>
  namedFields(fields)
    .filter((field) => !isUpkeep(field) && !leaveOut(field))
    .map(shapeOf)
