import type { Payload } from 'payload'

import { bootPayload } from '../../support/bootPayload.js'
import { query } from '../import/importFolder.js'
import { keep, readInsights, scoreOf } from './insights.js'

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
})

afterEach(() => query({ payload, text: 'delete from crm_ai_insights' }))

afterAll(() => stop())

const createLead = async (): Promise<string> =>
  String((await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' } })).id)

const statuses = async () =>
  (await readInsights({ payload })).map(({ status, value }) => `${value} ${status}`)

describe('keeping insights', () => {
  it('supersedes the one before of the same kind about the same lead, and no other', async () => {
    const [lead, other] = [await createLead(), await createLead()]
    await keep({
      insights: [
        scoreOf({ lead, value: 40 }),
        scoreOf({ lead: other, value: 41 }),
        scoreOf({ kind: 'churn', lead, value: 42 }),
      ],
      payload,
    })
    expect(await keep({ insights: [scoreOf({ lead, value: 60 })], payload })).toEqual({
      created: 1,
      unchanged: 0,
    })
    expect((await statuses()).sort()).toEqual([
      '40 superseded',
      '41 current',
      '42 current',
      '60 current',
    ])
  })

  it('tells upsells apart by order and topic', async () => {
    const lead = await createLead()
    const orders = await Promise.all(
      ['One', 'Two'].map((name) =>
        payload.create({ collection: 'crm-orders', data: { name, lead } }),
      ),
    )
    const upsell = (order: number | string, topic: string, value: number) =>
      scoreOf({ kind: 'upsell', lead, order, topic, value })
    const insights = orders.flatMap(({ id }, index) => [
      upsell(id, 'bundle', index),
      upsell(id, 'makegood', index),
    ])
    expect(await keep({ insights, payload })).toEqual({ created: 4, unchanged: 0 })
    expect(await keep({ insights, payload })).toEqual({ created: 0, unchanged: 4 })
  })

  it('leaves what has the same inputs and source as it is, but for how long it holds', async () => {
    const lead = await createLead()
    const first = new Date('2026-11-20T00:00:00.000Z')
    await keep({ insights: [scoreOf({ lead })], now: first, payload })
    const again = scoreOf({ expiresAt: '2026-11-22T00:00:00.000Z', lead, payload: { other: true } })
    const now = new Date('2026-11-21T00:00:00.000Z')
    expect(await keep({ insights: [again], now, payload })).toEqual({ created: 0, unchanged: 1 })
    expect(await readInsights({ payload })).toMatchObject([
      {
        expiresAt: '2026-11-22T00:00:00.000Z',
        payload: { score: 50 },
        updatedAt: first.toISOString(),
      },
    ])
  })

  it('takes the answer of a model about the same inputs for another one', async () => {
    const lead = await createLead()
    await keep({ insights: [scoreOf({ lead })], payload })
    await keep({ insights: [scoreOf({ lead, source: 'a-model' })], payload })
    expect((await statuses()).sort()).toEqual(['50 current', '50 superseded'])
  })

  it.each(['dismissed', 'approved'])(
    'does not bring back what was %s while its inputs are the same',
    async (status) => {
      const lead = await createLead()
      await keep({ insights: [scoreOf({ lead, value: 40 })], payload })
      await query({ payload, text: `update crm_ai_insights set status = '${status}'` })
      await keep({ insights: [scoreOf({ lead, value: 60 })], payload })
      const same = scoreOf({ lead, source: 'a-model', value: 40 })
      expect(await keep({ insights: [same], payload })).toEqual({ created: 0, unchanged: 1 })
      expect((await statuses()).sort()).toEqual([`40 ${status}`, '60 superseded'])
    },
  )

  it.each(['dismissed', 'approved'])(
    'does not bring back what was %s while something new was worked out about it',
    async (status) => {
      const lead = await createLead()
      await keep({ insights: [scoreOf({ lead, value: 40 })], payload })
      const began = new Date()
      const decidedAt = new Date(began.getTime() + 1000).toISOString()
      await query({
        payload,
        text: `update crm_ai_insights set status = '${status}', updated_at = '${decidedAt}'`,
      })
      const late = { insights: [scoreOf({ lead, value: 60 })], payload }
      expect(await keep({ ...late, now: began })).toEqual({ created: 0, unchanged: 1 })
      const next = new Date(began.getTime() + 2000)
      expect(await keep({ ...late, now: next })).toEqual({ created: 1, unchanged: 0 })
    },
  )

  it('keeps a dismissed churn risk away for 30 days, unless it has grown', async () => {
    const lead = await createLead()
    const churn = (value: number, day: number) =>
      keep({
        insights: [scoreOf({ inputHash: `day ${day}`, kind: 'churn', lead, value })],
        now: new Date(Date.UTC(2026, 0, day)),
        payload,
      })
    await churn(60, 1)
    await query({
      payload,
      text: `update crm_ai_insights set status = 'dismissed', updated_at = '2026-01-01T12:00:00Z'`,
    })
    expect(await churn(60, 2)).toMatchObject({ created: 0 })
    expect(await churn(61, 3)).toMatchObject({ created: 1 })
    await query({ payload, text: `delete from crm_ai_insights where value = 61` })
    expect(await churn(60, 30)).toMatchObject({ created: 0 })
    expect(await churn(60, 32)).toMatchObject({ created: 1 })
  })

  it('lets one of several writers at once win each time, and answers all of them', async () => {
    const leads = await Promise.all([createLead(), createLead(), createLead()])
    const write = (order: string[], value: number) =>
      keep({ insights: order.map((lead) => scoreOf({ lead, value })), payload })
    const counts = await Promise.all(
      [1, 2, 3, 4].flatMap((value) => [
        write(leads, value),
        write([...leads].reverse(), value + 4),
      ]),
    )
    expect(counts).toEqual(counts.map(() => ({ created: 3, unchanged: 0 })))
    const current = (await readInsights({ payload })).filter(({ status }) => status === 'current')
    expect(current.map(({ lead }) => lead).sort()).toEqual([...leads].sort())
    expect(new Set(current.map(({ value }) => value)).size).toBe(1)
  })

  it('leaves nothing when the transaction it is part of fails', async () => {
    const lead = await createLead()
    const fails = () => Promise.reject(new Error('No.'))
    await expect(keep({ insights: [scoreOf({ lead })], payload, work: fails })).rejects.toThrow(
      'No.',
    )
    expect(await readInsights({ payload })).toEqual([])
  })

  it('keeps whatever text a model answered with', async () => {
    const lead = await createLead()
    const insight = scoreOf({ lead, payload: { reasoning: 'a\u0000b\ud800c' } })
    await keep({ insights: [insight], payload })
    expect((await readInsights({ payload }))[0]?.payload).toEqual({ reasoning: 'ab\ufffdc' })
  })

  it('passes over leads that are gone', async () => {
    const lead = await createLead()
    await payload.delete({ id: lead, collection: 'crm-leads', trash: true })
    expect(await keep({ insights: [scoreOf({ lead })], payload })).toEqual({
      created: 0,
      unchanged: 1,
    })
  })
})
