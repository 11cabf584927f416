import type { Payload, PayloadRequest } from 'payload'

import type { Member, Team } from '../../support/team.js'

import { suppress } from '../../../src/database/privacy/suppressions.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createOrder, deliver, lookAtOrders, promptsOf } from './campaigns.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const createPrompt = async () => {
  const order = await createOrder({ leadData: { owner: team.rep.user.id }, payload })
  await deliver({ order, payload })
  await lookAtOrders({ payload })
  const [prompt] = await promptsOf({ order, payload })
  return { id: String(prompt!.id), message: prompt!.message, order }
}

const patch = (id: string, body: unknown, as = team.manager) =>
  rest({ as, body, method: 'PATCH', path: `/crm/ai/prompts/${id}`, payload })

describe('the review of messages to advertisers', () => {
  it('lists what is pending to whoever may read the lead', async () => {
    const { id, order } = await createPrompt()
    const list = (as: Member) =>
      rest({ as, path: `/crm/ai/pending-prompts?order_id=${order}`, payload })
    expect((await list(team.viewer)).body).toMatchObject({ docs: [{ id }], totalDocs: 1 })
    await patch(id, { status: 'dismissed' })
    expect((await list(team.viewer)).body).toMatchObject({ docs: [], totalDocs: 0 })
  })

  it('neither lists nor counts what hangs on an order in the trash', async () => {
    const { id, order } = await createPrompt()
    const pending = async () =>
      (
        await rest<{ pendingPrompts: number }>({
          as: team.manager,
          path: '/crm/ai/status',
          payload,
        })
      ).body.pendingPrompts
    const before = await pending()
    await payload.update({
      id: order,
      collection: 'crm-orders',
      data: { deletedAt: new Date().toISOString() },
    })
    const list = await rest({
      as: team.manager,
      path: `/crm/ai/pending-prompts?order_id=${order}`,
      payload,
    })
    expect(list.body).toMatchObject({ docs: [] })
    expect(await pending()).toBe(before - 1)
    await patch(id, { status: 'dismissed' })
  })

  it('goes from pending over edited and approved to sent, and says by whom', async () => {
    const { id, message } = await createPrompt()
    const edited = await patch(id, { message: 'Aurora Launch is doing well.' })
    expect(edited.body).toMatchObject({
      doc: { originalMessage: message, reviewedAt: null, status: 'pending' },
      unbacked: [],
    })
    const approved = await patch(id, { status: 'approved' })
    expect(approved.body).toMatchObject({
      doc: { draft: null, reviewedBy: team.manager.user.id, status: 'approved' },
    })
    const sent = await patch(id, { status: 'sent' })
    expect(sent.body).toMatchObject({
      doc: {
        draft: {
          subject: 'Your Aurora Launch campaign',
          text: 'Hello Jane Doe,\n\nAurora Launch is doing well.\n\nBest regards',
          to: 'jane@nordwind.example',
        },
        status: 'sent',
      },
    })
  })

  it('addresses no e-mail to somebody who wants none', async () => {
    const { id } = await createPrompt()
    const where = { email: { equals: 'jane@nordwind.example' } }
    const answer = (emailConsent: string) =>
      payload.update({ collection: 'crm-contacts', data: { emailConsent }, where })
    await answer('revoked')
    await patch(id, { status: 'approved' })
    const sent = await patch(id, { status: 'sent' })
    await answer('granted')
    expect(sent.body).toMatchObject({ doc: { draft: { obstacle: 'revoked', to: null } } })
  })

  it('addresses no e-mail to somebody in the trash who wanted none, nor to somebody erased', async () => {
    const contact = await payload.create({
      collection: 'crm-contacts',
      data: { doNotContact: true, email: 'away@nordwind.example', firstName: 'Ada' },
      depth: 0,
    })
    const draftFor = async (contactEmail: string) => {
      const { id, order } = await createPrompt()
      const { lead } = await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })
      await payload.db.updateOne({
        id: lead as string,
        collection: 'crm-leads',
        data: { contact: null, contactEmail },
      })
      await patch(id, { status: 'approved' })
      return patch(id, { status: 'sent' })
    }
    await payload.update({
      id: contact.id,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
    })
    await suppress({ emails: ['gone@nordwind.example'], req: { payload } as PayloadRequest })
    const none = { doc: { draft: { obstacle: 'doNotContact', to: null } } }
    expect((await draftFor('away@nordwind.example')).body).toMatchObject(none)
    expect((await draftFor('gone@nordwind.example')).body).toMatchObject(none)
  })

  it('takes the mark off the order once it is settled', async () => {
    const { id, order } = await createPrompt()
    await patch(id, { status: 'dismissed' })
    const doc = await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })
    expect(doc).toMatchObject({ flaggedForReview: false, flaggedReason: null })
  })

  it('leaves the mark for the message that waits when another one, of an upsell, is sent', async () => {
    const { order } = await createPrompt()
    await payload.create({
      collection: 'crm-advertiser-prompts',
      data: { kind: 'upsell', language: 'en', message: 'More?', order, status: 'sent' },
    })
    const doc = await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })
    expect(doc).toMatchObject({ flaggedForReview: true })
  })

  it.each([
    ['sent', []],
    ['pending', ['approved']],
    ['pending', ['dismissed']],
    ['approved', ['dismissed']],
    ['sent', ['dismissed']],
    ['dismissed', ['approved', 'sent']],
    ['approved', ['approved', 'sent']],
  ])('refuses %s after %j', async (next, steps) => {
    const { id } = await createPrompt()
    for (const status of steps) {
      await patch(id, { status })
    }
    expect((await patch(id, { status: next })).status).toBe(409)
  })

  it('refuses other words for what is settled, through every door', async () => {
    const { id } = await createPrompt()
    await patch(id, { status: 'dismissed' })
    const own = await rest({
      as: team.manager,
      body: { message: 'Changed' },
      method: 'PATCH',
      path: `/crm-advertiser-prompts/${id}`,
      payload,
    })
    expect([own.status, (await patch(id, { message: 'Changed' })).status]).toEqual([409, 409])
  })

  it('keeps to the steps through the collection itself', async () => {
    const { id } = await createPrompt()
    const own = (status: string) =>
      rest({
        as: team.manager,
        body: { status },
        method: 'PATCH',
        path: `/crm-advertiser-prompts/${id}`,
        payload,
      })
    expect((await own('sent')).status).toBe(409)
    expect((await own('approved')).body).toMatchObject({
      doc: { reviewedBy: { id: team.manager.user.id }, status: 'approved' },
    })
  })

  it('says which figures of an edited message rest on nothing, and takes it all the same', async () => {
    const { id } = await createPrompt()
    const message = 'A CTR of 2.1 %, three times the average, and 999 clicks.'
    expect((await patch(id, { message })).body).toMatchObject({
      doc: { message },
      unbacked: [
        { start: 16, text: 'three' },
        { start: 22, text: 'times' },
        { start: 45, text: '999' },
      ],
    })
  })

  it('refuses a step that was taken looking at an older state', async () => {
    const { id } = await createPrompt()
    const version = '2026-01-01T00:00:00.000Z'
    const { body, status } = await patch(id, { status: 'approved', version })
    expect(status).toBe(409)
    expect(body).toMatchObject({ errors: [{ data: { code: 'version_conflict' } }] })
  })

  it('is for managers', async () => {
    const { id } = await createPrompt()
    expect((await patch(id, { status: 'approved' }, team.rep)).status).toBe(403)
    expect((await patch(id, { status: 'approved' }, team.viewer)).status).toBe(403)
  })

  it.each([
    [{ status: 'nonsense' }],
    [{ message: '' }],
    [{ message: 'x'.repeat(4001) }],
    [{ facts: [] }],
    [{ suggestedIncrease: 5 }],
    [[]],
  ])('refuses %j', async (body) => {
    const { id } = await createPrompt()
    expect((await patch(id, body)).status).toBe(400)
  })

  it('lets one of two steps at the same time through', async () => {
    const { id } = await createPrompt()
    const answers = await Promise.all([
      patch(id, { status: 'approved' }),
      patch(id, { status: 'dismissed' }),
      patch(id, { status: 'dismissed' }),
    ])
    const ended = await payload.findByID({ id, collection: 'crm-advertiser-prompts', depth: 0 })
    expect(ended.status).toBe('dismissed')
    expect(answers.some(({ status }) => status === 200)).toBe(true)
  })
})
