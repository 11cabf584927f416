import { scoreContact } from './scoreContact.js'

const nothing = {
  engagementScore: null,
  interactions: 0,
  leadScore: null,
  openLeads: 0,
  overdueTasks: 0,
}

const pointsOf = (facts: Partial<Parameters<typeof scoreContact>[0]>) =>
  Object.fromEntries(
    scoreContact({ ...nothing, ...facts }).factors.map(({ key, points }) => [key, points]),
  )

it('names what it adds up to', () => {
  const facts = {
    engagementScore: 50,
    interactions: 2,
    leadScore: 80,
    openLeads: 3,
    overdueTasks: 1,
  }
  expect(pointsOf(facts)).toEqual({
    'contact:engagement': 13,
    'contact:interactions': 12,
    'contact:leads': 40,
    'contact:overdue': -5,
  })
  expect(scoreContact(facts).score).toBe(60)
})

it('reaches 100 and no more', () => {
  const facts = {
    engagementScore: 100,
    interactions: 50,
    leadScore: 100,
    openLeads: 9,
    overdueTasks: 0,
  }
  expect(scoreContact(facts).score).toBe(100)
})

it('says what it does not know, and never falls below 0', () => {
  expect(scoreContact(nothing)).toMatchObject({ score: 0 })
  expect(pointsOf({ openLeads: 1 })).toMatchObject({ 'contact:leadsUnscored': 15 })
  const { factors, score } = scoreContact({ ...nothing, overdueTasks: 9 })
  expect(score).toBe(0)
  expect(factors.at(-1)).toEqual({ facts: {}, key: 'contact:bound', points: 15 })
})
