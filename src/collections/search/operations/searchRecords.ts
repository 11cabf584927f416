import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { FoundRecord, SearchedKind } from '../../../database/search/findRecords.js'
import type { ParsedSearch } from '../../../domain/search/parseSearch.js'
import type { SearchQuery } from '../../../domain/search/query.js'
import type { SearchAnswer, SearchGroup, SearchKind } from '../../../domain/search/types.js'

import { accessFilter } from '../../../database/accessFilter.js'
import { findByBeginning, findByWords } from '../../../database/search/findRecords.js'
import { findSpellings } from '../../../database/search/findSpellings.js'
import { findUnkept } from '../../../database/search/findUnkept.js'
import { isSearchKept } from '../../../database/search/isSearchKept.js'
import { readRecords } from '../../../database/search/readRecords.js'
import { SEARCHED } from '../../../database/search/searched.js'
import { adapterOf } from '../../../database/session.js'
import { namesOf } from '../../../database/triggers/definitions.js'
import { parseSearch } from '../../../domain/search/parseSearch.js'
import { rankRecords } from '../../../domain/search/rankRecords.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** Records looked at for each that is wanted: what comes first is chosen among them. */
const CANDIDATES = 4

/** With fewer hits than these, what was typed may have been mistyped. */
const FEW = 3

/** The kinds the reader may see anything of. */
const readableKinds = async ({
  crm,
  kinds,
  req,
}: { kinds: SearchKind[] } & Args): Promise<SearchedKind[]> => {
  const { idTypeOf } = namesOf({ adapter: adapterOf(req), crm })
  const readable: SearchedKind[] = []
  for (const kind of kinds) {
    const key = SEARCHED[kind]
    const filter = await accessFilter({ collection: crm.slugs[key], operation: 'read', req })
    if (filter !== false) {
      readable.push({ idType: idTypeOf(key), kind, readable: filter })
    }
  }
  return readable
}

type Step = (kinds: SearchedKind[]) => Promise<FoundRecord[]>

type Found = {
  records: Map<SearchKind, Set<string>>
  /** What was asked for, in all spellings that were looked for. */
  words: string[]
}

/**
 * First what begins as asked, then what has the words anywhere, then what has words that are like
 * them: each step only for kinds of which there is not enough yet.
 */
const find = async ({
  limit,
  req,
  search: { digits, host, plain, terms },
  searched,
}: {
  limit: number
  req: PayloadRequest
  search: ParsedSearch
  searched: SearchedKind[]
}): Promise<Found> => {
  const records = new Map(searched.map(({ kind }) => [kind, new Set<string>()]))
  const lookFor = async (enough: number, step: Step): Promise<void> => {
    const kinds = searched.filter(({ kind }) => records.get(kind)!.size < enough)
    const rows = kinds.length > 0 ? await step(kinds) : []
    rows.forEach(({ kind, record }) => records.get(kind)!.add(record))
  }
  const wanted = limit * CANDIDATES
  const words = digits ? [[digits]] : terms.map((term) => [term])
  const byWords =
    (spellings: string[][], isInside: boolean): Step =>
    (kinds) =>
      findByWords({ host, isInside, kinds, limit: wanted, req, words: spellings })

  await lookFor(wanted, (kinds) =>
    findByBeginning({
      digits,
      kinds,
      limit: wanted,
      phrases: host ? [] : [terms.join(' ')],
      plain,
      req,
    }),
  )
  // One word at the beginning of another has been found by then.
  if (words.length > 1) {
    await lookFor(limit + 1, byWords(words, false))
  }
  await lookFor(limit + 1, byWords(words, true))
  const count = [...records.values()].reduce((sum, { size }) => sum + size, 0)
  if (digits || host || terms.length === 0 || count >= FEW) {
    return { records, words: words.flat() }
  }
  const spellings = await findSpellings({ req, terms })
  const phrases =
    spellings.length === 1 ? spellings[0]! : [spellings.map(([first]) => first).join(' ')]
  await lookFor(FEW, (kinds) =>
    findByBeginning({ digits: null, kinds, limit: wanted, phrases, plain: '', req }),
  )
  if (spellings.length > 1) {
    await lookFor(FEW, byWords(spellings, false))
  }
  return { records, words: [...terms, ...spellings.flat()] }
}

/** People, companies and leads that are meant by what somebody types, as far as the reader may see them. */
export const searchRecords = async ({
  crm,
  query: { kinds, limit, q },
  req,
}: { query: SearchQuery } & Args): Promise<SearchAnswer> => {
  const search = parseSearch(q)
  const searched = search ? await readableKinds({ crm, kinds, req }) : []
  if (!search || searched.length === 0) {
    return { groups: [] }
  }
  const { records, words } = (await isSearchKept({ req }))
    ? await find({ limit, req, search, searched })
    : await findUnkept({ crm, limit: limit * CANDIDATES, req, search, searched })
  const groups = await Promise.all(
    searched.map(async (one): Promise<SearchGroup> => {
      const found = await readRecords({
        crm,
        ids: [...records.get(one.kind)!],
        req,
        searched: one,
      })
      return { ...rankRecords({ limit, records: found, search, words }), kind: one.kind }
    }),
  )
  return {
    groups: groups
      .filter(({ hits }) => hits.length > 0)
      .sort((a, b) => b.hits[0]!.score - a.hits[0]!.score),
  }
}
