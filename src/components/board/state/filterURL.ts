import type { BoardFilter } from '../../../domain/board/filter.js'

const FILTER_NAMES = ['owner', 'q', 'minValue', 'maxValue'] as const

/** As long as the server takes them. */
const MAX_OWNER = 64
const MAX_SEARCH = 200

const CONTROL = /\p{Cc}/gu

type Reader = { get: (name: string) => null | string }

const amountOf = (value: null | string): number | undefined => {
  const amount = value === null || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined
}

/** The filter a page's address carries; what the server would refuse is left out. */
export const filterOfURL = (search: Reader): BoardFilter => {
  const filter: BoardFilter = {
    maxValue: amountOf(search.get('maxValue')),
    minValue: amountOf(search.get('minValue')),
    owner: search.get('owner')?.replace(CONTROL, '').trim().slice(0, MAX_OWNER) || undefined,
    q: search.get('q')?.replace(CONTROL, '').trim().slice(0, MAX_SEARCH) || undefined,
  }
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  ) as BoardFilter
}

/** A filter as a query, always in the same order, so that equal filters are equal texts. */
export const queryOfFilter = (filter: BoardFilter): string => {
  const query = new URLSearchParams()
  for (const name of FILTER_NAMES) {
    const value = filter[name]
    if (value !== undefined && value !== '') {
      query.set(name, String(value))
    }
  }
  return query.toString()
}

/** The page's address with another filter; what else stands in the query stays. */
export const addressOf = ({
  filter,
  location: { pathname, search },
}: {
  filter: BoardFilter
  location: { pathname: string; search: string }
}): string => {
  const query = new URLSearchParams(search)
  for (const name of FILTER_NAMES) {
    query.delete(name)
  }
  for (const [name, value] of new URLSearchParams(queryOfFilter(filter))) {
    query.append(name, value)
  }
  return query.size > 0 ? `${pathname}?${query.toString()}` : pathname
}
