import type { BoardPerson } from '../../domain/board/types.js'

/** Slugs of the collections that these pages link to. */
export type Slugs = { companies: string; contacts: string; leads: string; orders: string }

/** What a page of a person or a company is given by the server. */
export type RecordPageProps = {
  id: number | string
  people: BoardPerson[]
  slugs: Slugs
  user: number | string | undefined
}
