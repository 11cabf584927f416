import type { AudienceCard, AudienceColumn } from '../../../domain/audience/board.js'
import type { AudienceState } from './audienceReducer.js'

import { audienceReducer, NO_AUDIENCE } from './audienceReducer.js'

const card = (id: number): AudienceCard => ({
  id,
  name: `Person ${id}`,
  company: null,
  email: 'p***@example.com',
  emailsClickedCount: 0,
  emailsOpenedCount: 0,
  lastEventAt: null,
  subscribedAt: '2026-11-01T00:00:00.000Z',
  visitCount: 0,
})

const column = (fields: Partial<AudienceColumn> = {}): AudienceColumn => ({
  cards: [card(1), card(2)],
  count: 5,
  nextCursor: 'after-2',
  stage: 'new',
  ...fields,
})

const loaded: AudienceState = audienceReducer(NO_AUDIENCE, {
  type: 'loaded',
  board: { stages: [column(), column({ cards: [card(9)], stage: 'active' })] },
})

const idsOf = ({ stages }: AudienceState) => stages.map(({ cards }) => cards.map(({ id }) => id))

it('puts a further page behind its column, each contact once', () => {
  const asked = audienceReducer(loaded, { type: 'pageRequested', stage: 'new' })
  expect(asked.pages.new).toBe('loading')
  const state = audienceReducer(asked, {
    type: 'pageLoaded',
    column: column({ cards: [card(2), card(3)], count: 6, nextCursor: null }),
    generation: loaded.generation,
  })
  expect(idsOf(state)).toEqual([[1, 2, 3], [9]])
  expect(state.stages[0]).toMatchObject({ count: 6, nextCursor: null })
  expect(state.pages.new).toBeUndefined()
})

it('takes no page of a board that has been loaded anew', () => {
  const again = audienceReducer(loaded, {
    type: 'loaded',
    board: { stages: [column({ cards: [] })] },
  })
  const late = audienceReducer(again, {
    type: 'pageLoaded',
    column: column(),
    generation: loaded.generation,
  })
  expect(late).toBe(again)
})

it('says of a column that its next page did not come', () => {
  const { generation } = loaded
  const state = audienceReducer(loaded, { type: 'pageFailed', generation, stage: 'new' })
  expect(state.pages).toEqual({ new: 'failed' })
})

it('keeps what is there while it loads again, and says why that failed', () => {
  const loading = audienceReducer(loaded, { type: 'loadRequested' })
  expect(loading).toMatchObject({ stages: loaded.stages, status: 'loading' })
  const failed = audienceReducer(loading, { type: 'loadFailed', message: 'Out of reach' })
  expect(failed).toMatchObject({ error: 'Out of reach', status: 'failed' })
})
