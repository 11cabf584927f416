import type { Client } from './types.js'

import { adjustChurn, assessChurn, riskOf, wordChurn } from './assessChurn.js'

const today = '2026-11-21'

/** Booked for long, in touch, and spending as before. */
const content: Client = {
  companyName: 'Acme',
  endDate: '2027-06-30',
  formerImpressions: 1000,
  formerSpend: 900,
  impressions: 1000,
  lastContact: '2026-11-20',
  lead: 'l1',
  orderName: 'Year',
  spend: 900,
}

const leaving: Client = {
  ...content,
  endDate: '2026-11-01',
  impressions: 100,
  lastContact: '2026-06-01',
  spend: 100,
}

const assess = (changes: Partial<Client> = {}) =>
  assessChurn({ client: { ...content, ...changes }, today })

const sum = ({ factors }: ReturnType<typeof assess>) =>
  factors.reduce((total, { points }) => total + points, 0)

describe('the risk of a client', () => {
  it('is nothing where nothing speaks for it, and all of it where everything does', () => {
    expect(assess()).toMatchObject({ points: 0 })
    expect(assess(leaving)).toMatchObject({ points: 100 })
  })

  it.each([
    [{ endDate: '2026-11-20' }, 30],
    [{ endDate: '2026-12-05' }, 26],
    [{ endDate: '2026-12-06' }, 20],
    [{ endDate: '2027-02-19' }, 6],
    [{ endDate: '2027-02-20' }, 0],
    [{ endDate: null }, 0],
    [{ spend: 810 }, 9],
    [{ spend: 675 }, 18],
    [{ spend: 450 }, 30],
    [{ formerSpend: 0 }, 0],
    [{ lastContact: '2026-11-06' }, 4],
    [{ lastContact: '2026-08-22' }, 25],
    [{ lastContact: null }, 0],
    [{ impressions: 750 }, 9],
    [{ formerImpressions: 0 }, 0],
  ])('of %j is %i points', (changes, points) => {
    expect(assess(changes)).toMatchObject({ points })
  })

  it('is the sum of its factors', () => {
    const some = assess({ endDate: '2026-12-01', lastContact: '2026-10-01', spend: 700 })
    expect(sum(some)).toBe(some.points)
    expect(some.points).toBe(26 + 10 + 9)
  })

  it('is high from 55 points on, and medium from 30 on', () => {
    expect([0, 29, 30, 54, 55, 100].map(riskOf)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ])
  })
})

describe('a model’s judgement', () => {
  const judge = (adjustment: number, assessment = assess({ endDate: '2026-12-01' })) =>
    adjustChurn({ adjustment, assessment, cap: 15, reason: 'Because.' })

  it('moves the points within the cap, as one more factor', () => {
    const judged = judge(10)!
    expect(judged).toMatchObject({ points: 36 })
    expect(sum(judged)).toBe(36)
    expect(judged.factors.at(-1)).toEqual({
      facts: { reason: 'Because.' },
      key: 'churn:adjustment',
      points: 10,
    })
  })

  it('does not leave the scale, and adds up there as well', () => {
    const [low, high] = [judge(-15, assess({ spend: 800 }))!, judge(15, assess(leaving))!]
    expect([low.points, sum(low), high.points, sum(high)]).toEqual([0, 0, 100, 100])
  })

  it.each([15.5, -16, 1e9])('is none when it is %d', (adjustment) => {
    expect(judge(adjustment)).toBeNull()
  })
})

describe('the sentences', () => {
  const word = (changes: Partial<Client>) => {
    const client = { ...content, ...changes }
    const { reasoning, retentionAction } = wordChurn({ assessment: assess(client), client })
    return [reasoning.key, retentionAction?.key]
  }

  it('give the strongest reason, and answer it where there is a risk', () => {
    expect(word({})).toEqual(['churn:nothing', undefined])
    expect(word({ endDate: '2026-12-01' })).toEqual(['churn:contractEnd', undefined])
    expect(word({ endDate: '2026-11-01' })).toEqual([
      'churn:contractEnded',
      'churn:contractEndedAction',
    ])
    expect(word({ lastContact: '2026-06-01', spend: 0 })).toEqual([
      'churn:spend',
      'churn:spendAction',
    ])
  })
})
