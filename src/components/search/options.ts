import type { SearchAnswer, SearchHit, SearchKind, TextRange } from '../../domain/search/types.js'

/** Slugs of the collections that hold what is searched. */
export type SearchSlugs = Record<SearchKind, string>

/** What can be chosen in the list: a record or, without one, all of a kind. */
export type SearchOption = { hit: null | SearchHit; kind: SearchKind; path: `/${string}` }

export type OptionGroup = { kind: SearchKind; options: SearchOption[] }

/** A piece of a text; `isMarked` where it answers what was typed. */
export type TextPart = { isMarked: boolean; text: string }

/** The list's options, with their places in the admin. */
export const optionGroups = ({
  answer,
  q,
  slugs,
}: {
  answer: SearchAnswer
  q: string
  slugs: SearchSlugs
}): OptionGroup[] =>
  answer.groups.map(({ hasMore, hits, kind }) => {
    const list = `/collections/${slugs[kind]}` as const
    const options: SearchOption[] = hits.map((hit) => ({ hit, kind, path: `${list}/${hit.id}` }))
    const all: SearchOption = { hit: null, kind, path: `${list}?search=${encodeURIComponent(q)}` }
    return { kind, options: hasMore ? [...options, all] : options }
  })

const partsOf = ({ ranges, text }: { ranges: TextRange[]; text: string }): TextPart[] => {
  const parts: TextPart[] = []
  let at = 0
  for (const [start, end] of ranges) {
    parts.push({ isMarked: false, text: text.slice(at, start) })
    parts.push({ isMarked: true, text: text.slice(start, end) })
    at = end
  }
  return [...parts, { isMarked: false, text: text.slice(at) }].filter((part) => part.text !== '')
}

/**
 * A hit in two lines, what was typed marked in them. Where it stands in neither (in a phone number,
 * say), that is put at the end of the second.
 */
export const linesOf = ({
  matched,
  subtitle,
  title,
}: SearchHit): { subtitle: TextPart[]; title: TextPart[] } => {
  const inTitle = matched.find(({ text }) => text === title)
  const line = [
    subtitle,
    ...matched.flatMap(({ text }) => (text === title || subtitle?.includes(text) ? [] : [text])),
  ]
    .filter(Boolean)
    .join(' · ')
  const ranges = matched
    .filter(({ text }) => text !== title)
    .flatMap((match) => {
      const at = line.indexOf(match.text)
      return match.ranges.map(([start, end]): TextRange => [at + start, at + end])
    })
    .sort(([a], [b]) => a - b)
  return {
    subtitle: partsOf({ ranges, text: line }),
    title: partsOf({ ranges: inTitle?.ranges ?? [], text: title }),
  }
}
