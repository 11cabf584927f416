import { leadsWhere, ordersWhere, stageWhere, whereQuery } from './records.js'

const always = { from: null, timeZone: 'UTC', to: null } as const
const march = { from: '2026-03-01', timeZone: 'Europe/Berlin', to: '2026-03-31' }
const counts = { status: { in: ['active', 'completed'] } }

it('asks for the orders that count, and for nothing else without a filter', () => {
  expect(ordersWhere({ basis: 'booked', days: always, scope: {} })).toEqual({
    or: [{ and: [counts] }],
  })
})

it('takes the day an order starts, else the day it was created as the clocks of the zone go', () => {
  expect(ordersWhere({ basis: 'booked', days: march, scope: {} })).toEqual({
    or: [
      {
        and: [
          counts,
          { startDate: { greater_than_equal: '2026-03-01T00:00:00.000Z' } },
          { startDate: { less_than_equal: '2026-03-31T23:59:59.999Z' } },
        ],
      },
      {
        and: [
          counts,
          { startDate: { exists: false } },
          { createdAt: { greater_than_equal: '2026-02-28T23:00:00.000Z' } },
          { createdAt: { less_than: '2026-03-31T22:00:00.000Z' } },
        ],
      },
    ],
  })
})

it('takes for what was delivered every order that runs on one of the days', () => {
  const { or } = ordersWhere({ basis: 'delivered', days: march, scope: {} })
  expect(or).toHaveLength(4)
  expect(or).toContainEqual({
    and: [
      counts,
      { startDate: { less_than_equal: '2026-03-31T23:59:59.999Z' } },
      { startDate: { less_than: '2026-03-01T00:00:00.000Z' } },
      { endDate: { greater_than_equal: '2026-03-01T00:00:00.000Z' } },
    ],
  })
})

it('takes a rep for the owner of the lead, else for whoever created it', () => {
  const byRow = ordersWhere({ basis: 'booked', days: always, rep: 7, scope: {} })
  expect(byRow).toEqual({
    or: [
      { and: [counts, { 'lead.owner': { equals: 7 } }] },
      {
        and: [counts, { 'lead.owner': { exists: false } }, { 'lead.createdBy': { equals: 7 } }],
      },
    ],
  })
  expect(ordersWhere({ basis: 'booked', days: always, scope: { owner: '7' } })).toEqual(
    ordersWhere({ basis: 'booked', days: always, rep: '7', scope: {} }),
  )
})

it('knows orders nobody is responsible for', () => {
  const nobody = {
    or: [
      {
        and: [counts, { 'lead.owner': { exists: false } }, { 'lead.createdBy': { exists: false } }],
      },
    ],
  }
  expect(ordersWhere({ basis: 'booked', days: always, rep: null, scope: {} })).toEqual(nobody)
  expect(ordersWhere({ basis: 'booked', days: always, scope: { owner: 'none' } })).toEqual(nobody)
})

it('asks for a product, and for lines in words by what they lack', () => {
  const scope = { pipeline: 'new_logo' }
  const inPipeline = { 'lead.pipeline.key': { equals: 'new_logo' } }
  expect(ordersWhere({ basis: 'booked', days: always, product: 'p', scope })).toEqual({
    or: [{ and: [counts, { 'lines.product': { equals: 'p' } }, inPipeline] }],
  })
  expect(ordersWhere({ basis: 'booked', days: always, product: null, scope }).or?.[0]?.and).toEqual(
    expect.arrayContaining([{ 'lines.product': { exists: false } }]),
  )
})

it('asks for the leads closed on days of the zone, for one reason, whoever is responsible', () => {
  const where = leadsWhere({
    closed: march,
    reason: 'price',
    scope: { owner: '7', pipeline: 'new_logo' },
    status: 'lost',
  })
  const common = [
    { status: { equals: 'lost' } },
    { closedAt: { greater_than_equal: '2026-02-28T23:00:00.000Z' } },
    { closedAt: { less_than: '2026-03-31T22:00:00.000Z' } },
    { lostReasonKey: { equals: 'price' } },
    { 'pipeline.key': { equals: 'new_logo' } },
  ]
  expect(where).toEqual({
    or: [
      { and: [...common, { owner: { equals: '7' } }] },
      { and: [...common, { owner: { exists: false } }, { createdBy: { equals: '7' } }] },
    ],
  })
})

it('asks for all that were won, of one source', () => {
  expect(leadsWhere({ closed: always, scope: {}, source: null, status: 'won' })).toEqual({
    or: [
      {
        and: [
          { status: { equals: 'won' } },
          { closedAt: { exists: true } },
          { source: { exists: false } },
        ],
      },
    ],
  })
})

it('asks for open leads by the day they are expected to close', () => {
  const expected = { from: '2026-03-10', to: '2026-03-31' }
  expect(leadsWhere({ expected, scope: {}, status: 'open' })).toEqual({
    or: [
      {
        and: [
          { status: { equals: 'open' } },
          { expectedCloseDate: { greater_than_equal: '2026-03-10T00:00:00.000Z' } },
          { expectedCloseDate: { less_than_equal: '2026-03-31T23:59:59.999Z' } },
        ],
      },
    ],
  })
})

it('asks for the leads on a stage', () => {
  expect(stageWhere({ scope: { owner: 'none', pipeline: 'new_logo' }, stage: 'lead' })).toEqual({
    or: [
      {
        and: [
          { stage: { equals: 'lead' } },
          { 'pipeline.key': { equals: 'new_logo' } },
          { owner: { exists: false } },
        ],
      },
    ],
  })
})

it('writes a condition as a list’s address has it', () => {
  const query = whereQuery({ or: [{ and: [{ status: { in: ['a', 'b&c'] } }] }] })
  expect([...new URLSearchParams(query)]).toEqual([
    ['where[or][0][and][0][status][in][0]', 'a'],
    ['where[or][0][and][0][status][in][1]', 'b&c'],
  ])
})
