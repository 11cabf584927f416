import type { SearchHit } from '../../domain/search/types.js'

import { linesOf, optionGroups } from './options.js'

const hit: SearchHit = {
  id: 7,
  kind: 'people',
  leadScore: null,
  matched: [],
  score: 1,
  subtitle: 'ann@acme.example · Head of Media',
  title: 'Ann Lee',
}

const slugs = { companies: 'crm-companies', leads: 'crm-leads', people: 'crm-contacts' }

const said = (parts: { isMarked: boolean; text: string }[]): string =>
  parts.map(({ isMarked, text }) => (isMarked ? `[${text}]` : text)).join('')

describe('linesOf', () => {
  it('marks what was typed in both lines', () => {
    const { subtitle, title } = linesOf({
      ...hit,
      matched: [
        { field: 'name', ranges: [[0, 3]], text: 'Ann Lee' },
        { field: 'email', ranges: [[0, 3]], text: 'ann@acme.example' },
      ],
    })
    expect(said(title)).toBe('[Ann] Lee')
    expect(said(subtitle)).toBe('[ann]@acme.example · Head of Media')
  })

  it('shows what matched elsewhere behind the second line', () => {
    const matched = [{ field: 'phone', ranges: [[3, 6] as [number, number]], text: '+49170123' }]
    expect(said(linesOf({ ...hit, matched }).subtitle)).toBe(
      'ann@acme.example · Head of Media · +49[170]123',
    )
    expect(said(linesOf({ ...hit, matched, subtitle: null }).subtitle)).toBe('+49[170]123')
  })

  it('leaves lines without a match as they are', () => {
    expect(linesOf(hit).title).toEqual([{ isMarked: false, text: 'Ann Lee' }])
  })
})

describe('optionGroups', () => {
  it('leads to the records, and to the whole list where there are more', () => {
    const answer = { groups: [{ hasMore: true, hits: [hit], kind: 'people' as const }] }
    const [group] = optionGroups({ answer, q: 'ann & co', slugs })
    expect(group!.options.map(({ path }) => path)).toEqual([
      '/collections/crm-contacts/7',
      '/collections/crm-contacts?search=ann%20%26%20co',
    ])
  })

  it('leads to the records alone where all are shown', () => {
    const answer = { groups: [{ hasMore: false, hits: [hit], kind: 'people' as const }] }
    expect(optionGroups({ answer, q: 'ann', slugs })[0]!.options).toHaveLength(1)
  })
})
