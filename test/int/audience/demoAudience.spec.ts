import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import { seedAudience } from '../../../demo/audience/seedAudience.js'
import { bootPayload } from '../../support/bootPayload.js'
import { query } from '../import/importFolder.js'
import { NOW } from './world.js'

const stops: (() => Promise<void>)[] = []

afterAll(() => Promise.all(stops.map((stop) => stop())))

const read = async <T>({ payload, text }: { payload: Payload; text: string }): Promise<T[]> =>
  (await query({ payload, text })) as T[]

/** An app with a company and two leads of it, and the people of the demo. */
const seed = async (): Promise<Payload> => {
  const { payload, stop } = await bootPayload()
  stops.push(stop)
  for (const stage of ['lead', 'qualified']) {
    await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme, Inc.', stage } })
  }
  await seedAudience({
    count: 600,
    crm: { ...getCRM(payload), now: () => NOW },
    req: await createLocalReq({}, payload),
  })
  return payload
}

const STAGES = `
  select engagement_stage as stage, count(*)::int as count, sum(emails_opened_count)::int as opens,
    sum(visit_count)::int as visits
  from crm_contacts group by 1 order by 1`

it('fills every stage of the audience, and the same again on another database', async () => {
  const first = await read<{ count: number; stage: string }>({
    payload: await seed(),
    text: STAGES,
  })
  expect(first.map(({ stage }) => stage).sort()).toEqual(
    ['active', 'at_risk', 'churned', 'engaged', 'new'].sort(),
  )
  expect(Math.min(...first.map(({ count }) => count))).toBeGreaterThan(20)
  const again = await seed()
  expect(await read({ payload: again, text: STAGES })).toEqual(first)
})

it('ties people to the leads of their companies', async () => {
  const payload = await seed()
  const leads = await read<Record<string, string>>({
    payload,
    text: `
      select l.contact_email, c.email, l.contact_name, c.name, o.domain, c.lifecycle::text
      from crm_leads l join crm_contacts c on c.id = l.contact_id
      join crm_companies o on o.id = c.company_id`,
  })
  expect(leads).toHaveLength(2)
  expect(new Set(leads.map(({ email }) => email)).size).toBe(2)
  for (const lead of leads) {
    expect(lead).toMatchObject({
      contact_email: lead.email,
      contact_name: lead.name,
      domain: 'acmeinc.example',
      lifecycle: 'prospect',
    })
    expect(lead.email).toMatch(/@acmeinc\.example$/)
  }
})
