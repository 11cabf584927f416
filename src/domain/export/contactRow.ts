import { CONSENT_CHANNELS } from '../contacts/types.js'
import { cellOf } from './cellOf.js'

/** Columns of a file of contacts, by field; the fields' labels are the headings. */
export const CONTACT_COLUMNS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'jobTitle',
  'lifecycle',
  'journeyStage',
  'engagementStage',
  'source',
  'tags',
  'owner',
  'doNotContact',
  ...CONSENT_CHANNELS.flatMap((channel) => [
    `${channel}Consent`,
    `${channel}ConsentAt`,
    `${channel}ConsentSource`,
  ]),
  'language',
  'timeZone',
  'firstContactAt',
  'subscribedAt',
  'lastInteractionAt',
  'lastEventAt',
  'engagementScore',
  'leadScore',
  'notes',
  'createdAt',
  'updatedAt',
]

/** The words for what a contact names by id. */
export type ContactNames = { company: string; owner: string }

/** One contact as a row; what its reader may not see is not in `contact`, and stays empty. */
export const contactRow = ({
  columns,
  contact,
  names,
}: {
  columns: string[]
  contact: Record<string, unknown>
  names: ContactNames
}): (null | number | string)[] => {
  const values: Record<string, unknown> = { ...contact, ...names }
  return columns.map((column) => cellOf(values[column]))
}
