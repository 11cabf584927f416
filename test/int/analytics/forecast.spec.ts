import { getCRM } from 'payload-crm'

import type { Forecast } from '../../../src/domain/analytics/types.js'
import type { Harness, ViewerName } from './harness.js'

import { dayInZone, startOfMonth } from '../../../src/domain/revenue/period.js'
import { rest } from '../../support/rest.js'
import { startHarness } from './harness.js'

/** It stays, so that no month ends between what is written and what is read. */
const NOW = new Date()
const today = dayInZone({ moment: NOW, timeZone: 'UTC' })
const monthStart = (ahead: number): string => startOfMonth({ day: today, monthsBefore: -ahead })
const [thisMonth, nextMonth] = [monthStart(0), monthStart(1)]

let harness: Harness

const lead = (data: Record<string, unknown>) =>
  harness.payload.create({
    collection: 'crm-leads',
    data: { companyName: 'Acme', ...data },
    depth: 0,
  })

const goal = (data: Record<string, unknown>) =>
  rest({
    as: harness.team.manager,
    body: { period: 'month', start: `${thisMonth.slice(0, 8)}15`, ...data },
    method: 'POST',
    path: '/crm/goals',
    payload: harness.payload,
  })

beforeAll(async () => {
  harness = await startHarness()
  getCRM(harness.payload).now = () => NOW
  const rep = harness.team.rep.user.id
  const colleague = harness.team.colleague.user.id
  await lead({ actualValue: 300, estimatedValue: 100, owner: rep, stage: 'closed_won' })
  await lead({ estimatedValue: 700, owner: colleague, stage: 'closed_won' })
  const next = { expectedCloseDate: nextMonth, owner: rep }
  await lead({ ...next, estimatedValue: 1000, stage: 'negotiation' })
  await lead({ ...next, estimatedValue: 400.1, stage: 'qualified' })
  await lead({ estimatedValue: 50, expectedCloseDate: '2020-02-01', owner: rep })
  await lead({ estimatedValue: 60, expectedCloseDate: monthStart(9), owner: colleague })
  await lead({ estimatedValue: 70, owner: rep })
  await goal({ target: 2000 })
  await goal({ owner: rep, target: 600 })
})

afterAll(() => harness.stop())

const forecast = (query = '', viewer: ViewerName = 'manager') =>
  harness.ask<Forecast>({ path: `forecast?months=3${query}`, viewer })

describe('the forecast', () => {
  it('weighs what is open by the month it is expected to close, beside what is won', async () => {
    const { later, overdue, rows, total, undated } = await forecast()
    expect(rows.map(({ month }) => month)).toEqual(
      [0, 1, 2].map((at) => monthStart(at).slice(0, 7)),
    )
    expect(rows[0]).toMatchObject({
      attainment: 0.5,
      bestCase: 1000,
      count: 0,
      gap: 1000,
      target: 2000,
      won: { count: 2, value: 1000 },
    })
    expect(rows[1]).toMatchObject({
      attainment: null,
      bestCase: 1400.1,
      commit: { count: 1, value: 1000 },
      commitCase: 1000,
      count: 2,
      expectedCase: 850.02,
      gap: null,
      target: null,
      value: 1400.1,
      weightedValue: 850.02,
    })
    expect([overdue, later, undated].map(({ count, value }) => [count, value])).toEqual([
      [1, 50],
      [1, 60],
      [1, 70],
    ])
    expect(total).toMatchObject({ count: 5, value: 1580.1 })
  })

  it('measures each goal by what its people have won', async () => {
    const { goals } = await forecast()
    expect(goals).toMatchObject([
      { attainment: 0.5, gap: 1000, ownerID: null, start: thisMonth, target: 2000 },
      {
        attainment: 0.5,
        gap: 300,
        ownerID: harness.team.rep.user.id,
        won: { count: 1, value: 300 },
      },
    ])
  })

  it('takes the goal of the rep it is asked about', async () => {
    const { rows } = await forecast(`&owner=${harness.team.rep.user.id}`)
    expect(rows[0]).toMatchObject({ attainment: 0.5, target: 600, won: { value: 300 } })
  })

  it('shows a rep who sees their own leads alone their own goals alone', async () => {
    const { goals, rows, total } = await forecast('', 'rep')
    expect(goals).toMatchObject([{ attainment: 0.5, ownerID: harness.team.rep.user.id }])
    expect(rows[0]).toMatchObject({ target: null, won: { count: 1, value: 300 } })
    expect(total).toMatchObject({ count: 4, value: 1520.1 })
  })
})

describe('a sales goal', () => {
  it('is one for the same people, pipeline and time', async () => {
    expect(await goal({ target: 1 })).toMatchObject({
      body: { errors: [{ data: { code: 'conflict' } }] },
      status: 409,
    })
    expect((await goal({ period: 'quarter', target: 1 })).status).toBe(201)
  })

  it('starts with its month, whatever day was named', async () => {
    const { docs } = await harness.payload.find({
      collection: 'crm-sales-goals',
      where: { period: { equals: 'month' } },
    })
    expect(new Set(docs.map(({ start }) => String(start)))).toEqual(
      new Set([`${thisMonth}T12:00:00.000Z`]),
    )
  })

  it('is made once by many at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => goal({ start: '2030-05-05', target: 3 })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })
})
