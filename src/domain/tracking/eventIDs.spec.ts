import { clickEventID, openEventID, pageMeta, visitEventID } from './eventIDs.js'

const at = (time: string) => ({ isMachine: false, now: new Date(`2026-11-20T${time}Z`) })

it('takes opens within a minute for one', () => {
  const open = { contact: 7, message: 'november' }
  const id = openEventID({ ...open, ...at('09:30:00') })
  expect(openEventID({ ...open, ...at('09:30:59') })).toBe(id)
  expect(openEventID({ ...open, ...at('09:31:00') })).not.toBe(id)
  expect(openEventID({ ...open, ...at('09:30:00'), contact: 8 })).not.toBe(id)
  expect(openEventID({ ...open, ...at('09:30:00'), message: 'december' })).not.toBe(id)
})

it('tells a person’s click from a machine’s in the same minute', () => {
  const click = { contact: 7, link: 'a', ...at('09:30:00') }
  expect(clickEventID({ ...click, isMachine: true })).not.toBe(clickEventID(click))
})

it('takes the pages of half an hour for one visit', () => {
  const id = visitEventID({ contact: 7, ...at('09:30:00') })
  expect(visitEventID({ contact: 7, ...at('09:59:59') })).toBe(id)
  expect(visitEventID({ contact: 7, ...at('10:00:00') })).not.toBe(id)
})

it.each([
  ['https://example.com/news?email=ann@example.com#top', { page: 'https://example.com/news' }],
  ['nonsense', {}],
  [undefined, {}],
])('keeps of %s nothing that may name people', (page, expected) => {
  expect(pageMeta(page)).toEqual(expected)
})
