import type { TypedUser } from 'payload'

import type { BoardPerson } from '../../../domain/board/types.js'

type UserDoc = { id: number | string } & Record<string, unknown>

type TitleField = { name?: string; type: string }

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/**
 * Users as the people who can own a lead, by name: those with a role in the CRM, whatever says so,
 * named as the board names the owners of its cards: by the users' title if that is a text, else by
 * their e-mail address, else by their id.
 */
export const peopleOf = ({
  docs,
  fields,
  hasRole,
  useAsTitle,
  usersSlug,
}: {
  docs: UserDoc[]
  fields: TitleField[]
  hasRole: (user: TypedUser) => boolean
  /** Of the users' collection. */
  useAsTitle: string | undefined
  usersSlug: string
}): BoardPerson[] => {
  const title = fields.find(({ name, type }) => name === useAsTitle && type === 'text')?.name
  return docs
    .filter((doc) => hasRole({ ...doc, collection: usersSlug } as unknown as TypedUser))
    .map((doc) => ({
      id: doc.id,
      name: (title && textOf(doc[title])) || textOf(doc.email) || String(doc.id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
