/** What one search looks through. */
export const SEARCH_KINDS = ['people', 'companies', 'leads'] as const

export type SearchKind = (typeof SEARCH_KINDS)[number]

/** From where to where, in UTF-16 units as `slice` takes them. */
export type TextRange = [start: number, end: number]

/** A part of a record in which the words asked for stand, and where. */
export type SearchMatch = {
  /** Name of the record's field. */
  field: string
  ranges: TextRange[]
  text: string
}

export type SearchHit = {
  id: number | string
  kind: SearchKind
  /** How likely somebody is to buy, 0–100, where that is known. */
  leadScore: null | number
  matched: SearchMatch[]
  /** From 0 to 1; hits of a group come by it. */
  score: number
  subtitle: null | string
  title: string
}

export type SearchGroup = {
  /** There are more than were asked for. */
  hasMore: boolean
  hits: SearchHit[]
  kind: SearchKind
}

/** The kind with the best hit stands first; kinds without any are left out. */
export type SearchAnswer = { groups: SearchGroup[] }
