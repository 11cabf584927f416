import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { escapeLike } from '../text.js'

export type SoughtWords = {
  /** What the host of their address begins with; `''` for any. */
  host: string
  /** Also in the middle of words; otherwise where they begin. */
  isInside: boolean
  /** Words in any order, each in one of its spellings. */
  words: string[][]
}

/** Words of which the index of three letters in a row can tell something; others are looked at after. */
const AT_START = /[\da-z]{2}/
const INSIDE = /[\da-z]{3}/

/** Whether the index tells anything of them: without it every row has to be looked at. */
export const isIndexed = ({ isInside, words }: SoughtWords): boolean => {
  const tells = isInside ? INSIDE : AT_START
  return words.some((spellings) => spellings.every((word) => tells.test(word)))
}

/** A condition on rows `s` of what is searched: each of the words stands there. */
export const wordsSQL = ({ host, isInside, words }: SoughtWords): Query => {
  const patternOf = (word: string): string =>
    isInside && INSIDE.test(word) ? `%${escapeLike(word)}%` : `% ${escapeLike(word)}%`
  const conditions = words.map(
    (spellings) =>
      sql`(${sql.join(
        spellings.map((word) => sql`s.text like ${patternOf(word)}`),
        sql` or `,
      )})`,
  )
  if (host) {
    conditions.push(sql`s.host like ${`${escapeLike(host)}%`}`)
  }
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`false`
}
