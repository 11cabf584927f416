import type { CheckedOpportunity } from './checkOpportunity.js'

import { DEFAULT_PIPELINES } from '../pipelines/stages.js'
import { placeDealStages } from './dealStages.js'
import { planOpportunity } from './planOpportunity.js'

const stages = placeDealStages(DEFAULT_PIPELINES[0]!.stages)
const pipelines = { existing: { id: 'existing', stages }, new: { id: 'new', stages } }
const now = new Date('2017-12-31T09:00:00.000Z')

type Row = CheckedOpportunity<string>['row']

const plan = ({
  deal = 'won',
  firstWonOn,
  shiftDays = 0,
  ...row
}: { firstWonOn?: string; shiftDays?: number } & Partial<Pick<CheckedOpportunity<string>, 'deal'>> &
  Partial<Row> = {}) =>
  planOpportunity({
    checked: {
      account: { name: 'Acme', externalID: 'account:acme' },
      agent: { id: 'ann' },
      deal,
      product: { name: 'GTX Pro', code: 'gtx-pro', price: 4821 },
      row: {
        id: 'OPP1',
        account: 'Acme',
        agent: 'Ann',
        closedOn: '2017-10-02',
        engagedOn: '2017-09-01',
        product: 'GTXPro',
        stage: deal,
        value: 4500,
        ...row,
      },
    },
    currency: 'USD',
    firstWonOn,
    now,
    pipelines,
    shiftDays,
  })

describe('what a plan owes to other rows', () => {
  it('stays the same when every day is shifted', () => {
    expect(plan({ shiftDays: 30 }).basis).toEqual(plan().basis)
  })

  it('changes with the first win of the account', () => {
    expect(plan({ firstWonOn: '2017-03-01' }).basis).not.toEqual(plan().basis)
  })
})

describe('the pipeline', () => {
  it.each([
    ['an account that never bought', undefined, 'new'],
    ['one whose first purchase came later', '2017-09-02', 'new'],
    ['one that bought on the day', '2017-09-01', 'existing'],
    ['one that had bought before', '2017-03-01', 'existing'],
  ])('of %s', (_, firstWonOn, pipelineID) => {
    expect(plan({ firstWonOn })).toMatchObject({ pipelineID })
  })

  it('of a prospect without a date asks whether the account ever bought', () => {
    const prospect = { closedOn: null, deal: 'prospecting', engagedOn: null, value: null } as const
    expect(plan({ ...prospect, firstWonOn: '2017-12-30' })).toMatchObject({
      pipelineID: 'existing',
    })
    expect(plan(prospect)).toMatchObject({ pipelineID: 'new' })
  })
})

describe('a won deal', () => {
  it('is worth what it brought, and was estimated at list price', () => {
    expect(plan()).toMatchObject({
      actualValue: 4500,
      closedAt: '2017-10-02T00:00:00.000Z',
      createdAt: '2017-09-01T00:00:00.000Z',
      estimatedValue: 4821,
      fromStage: 'qualified',
      lastActivityAt: '2017-10-02T00:00:00.000Z',
      lostReason: null,
      probability: 100,
      status: 'won',
    })
  })

  it.each([
    ['2017-10-02', 'active'],
    ['2017-10-01', 'completed'],
  ])('closed on %s has an order that is %s', (closedOn, status) => {
    expect(plan({ closedOn }).order).toMatchObject({
      name: 'GTX Pro · Acme',
      price: 4500,
      startDate: `${closedOn}T12:00:00.000Z`,
      status,
      totalValue: 4500,
    })
  })

  it('is rounded to the currency', () => {
    expect(plan({ value: 0.125 })).toMatchObject({ actualValue: 0.12, order: { totalValue: 0.12 } })
  })
})

it('gives a lost deal a reason, and no order', () => {
  expect(plan({ deal: 'lost', value: 0 })).toMatchObject({
    actualValue: null,
    lostReason: 'Not recorded',
    order: null,
    status: 'lost',
  })
})

it('leaves an open deal without history', () => {
  expect(plan({ closedOn: null, deal: 'engaging', value: null })).toMatchObject({
    closedAt: null,
    fromStage: null,
    lastActivityAt: null,
    order: null,
    stage: 'qualified',
    stageEnteredAt: '2017-09-01T00:00:00.000Z',
  })
})

it('lets a prospect begin now', () => {
  expect(plan({ closedOn: null, deal: 'prospecting', engagedOn: null, value: null })).toMatchObject(
    {
      createdAt: now.toISOString(),
      stage: 'lead',
      stageEnteredAt: now.toISOString(),
    },
  )
})

it('shifts every day of the file', () => {
  expect(plan({ shiftDays: 90 })).toMatchObject({
    closedAt: '2017-12-31T00:00:00.000Z',
    createdAt: '2017-11-30T00:00:00.000Z',
    order: { endDate: '2018-03-31T12:00:00.000Z', startDate: '2017-12-31T12:00:00.000Z' },
  })
})
