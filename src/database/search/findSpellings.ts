import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { isTypo } from '../../domain/search/editDistance.js'
import { inSchema } from '../inSchema.js'
import { execute } from '../session.js'

const CANDIDATES = 40
const SPELLINGS = 3

/**
 * For each word the words of names that it may be with a typing error, the likeliest first; a word
 * nothing is like stays as it is.
 */
export const findSpellings = async ({
  req,
  terms,
}: {
  req: PayloadRequest
  terms: string[]
}): Promise<string[][]> => {
  const rows = await execute<{ asked: string; word: string }>({
    query: sql`
      select asked, s.word from unnest(${sql.param(terms)}::text[]) asked
      cross join lateral ${inSchema({ name: 'crm_search_similar', req })}(asked, ${CANDIDATES}) s`,
    req,
  })
  return terms.map((asked) => {
    const words = rows.filter((row) => row.asked === asked).map(({ word }) => word)
    const likely = words.filter((word) => isTypo({ asked, word }))
    return likely.length > 0 ? likely.slice(0, SPELLINGS) : [asked]
  })
}
