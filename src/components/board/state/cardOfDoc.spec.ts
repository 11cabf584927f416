import { cardOfDoc } from './cardOfDoc.js'

const doc = {
  id: 7,
  boardOrder: 'a1',
  companyName: 'Acme',
  currency: 'USD',
  estimatedValue: 100,
  owner: 3,
  pipeline: 1,
  stage: 'lead',
  stageEnteredAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
}

it('names an owner that came as an id', () => {
  const card = cardOfDoc({ doc, people: [{ id: 3, name: 'Ada' }] })
  expect(card.owner).toEqual({ id: 3, name: 'Ada' })
})

it('keeps an owner that only the old card knows', () => {
  const previous = cardOfDoc({ doc, people: [{ id: 3, name: 'Ada' }] })
  expect(cardOfDoc({ doc, people: [], previous }).owner?.name).toBe('Ada')
})

it('shows what a won lead brought, not what was hoped for', () => {
  const won = { ...doc, actualValue: 80, status: 'won' }
  expect(cardOfDoc({ doc: won, people: [] }).value).toBe(80)
  expect(cardOfDoc({ doc, people: [] }).value).toBe(100)
})

it('keeps what is known of who may move it', () => {
  const previous = { ...cardOfDoc({ doc, people: [] }), canMove: false }
  expect(cardOfDoc({ doc, people: [], previous }).canMove).toBe(false)
})
