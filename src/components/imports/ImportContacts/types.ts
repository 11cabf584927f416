import type { ContactColumns } from '../../../domain/contacts/import/fields.js'
import type { OnDuplicate } from '../../../domain/contacts/import/schema.js'
import type { ConsentChannel } from '../../../domain/contacts/types.js'
import type { DateOrder } from '../../../domain/import/formats.js'

/** What the user has chosen about how a file is read, and what becomes of people who are known. */
export type Choices = {
  /** How it is known that everybody agreed to the channels. */
  basis: string
  channels: ConsentChannel[]
  columns?: ContactColumns
  dateOrder?: DateOrder
  onDuplicate: OnDuplicate
  tags: string[]
}
