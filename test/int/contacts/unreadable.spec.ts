import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string } & Record<string, unknown>

let payload: Payload
let stop: () => Promise<void>
let team: Team
let secret: Doc

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    plugin: {
      collections: {
        companies: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            read: ({ req }) => ({ owner: { equals: req.user?.id ?? null } }),
          },
        }),
        contacts: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            read: ({ req }) => ({ owner: { equals: req.user?.id ?? null } }),
          },
        }),
      },
    },
  }))
  team = await createTeam(payload)
  const company = await payload.create({
    collection: 'crm-companies',
    data: { name: 'Secret Ltd', owner: team.manager.user.id },
  })
  secret = (await payload.create({
    collection: 'crm-contacts',
    data: {
      company: company.id,
      email: 'secret@example.com',
      firstName: 'Secret',
      owner: team.manager.user.id,
      phone: '+12125550111',
    },
    depth: 0,
  })) as unknown as Doc
})

afterAll(() => stop())

const write = async ({
  id,
  data,
}: {
  data: Record<string, unknown>
  id?: string
}): Promise<Doc> => {
  const { body } = await rest<{ doc: Doc }>({
    as: team.rep,
    body: data,
    method: id ? 'PATCH' : 'POST',
    path: id ? `/crm-leads/${id}` : '/crm-leads',
    payload,
  })
  return (await payload.findByID({
    id: body.doc.id,
    collection: 'crm-leads',
    depth: 0,
  })) as unknown as Doc
}

describe('a contact that the writer of a lead may not read', () => {
  it('is linked, and nothing of it is told', async () => {
    const { id } = await write({ data: { companyName: 'Own Ltd', owner: team.rep.user.id } })
    expect(
      await write({ id, data: { company: secret.company, contact: secret.id } }),
    ).toMatchObject({
      company: secret.company,
      companyName: 'Own Ltd',
      contact: secret.id,
      contactEmail: null,
      contactName: null,
      contactPhone: null,
    })
  })

  it('is found by its address, and the lead says what its writer said', async () => {
    const lead = await write({
      data: {
        companyName: 'Own Ltd',
        contactEmail: 'secret@example.com',
        contactName: 'Guess',
        owner: team.rep.user.id,
      },
    })
    expect(lead).toMatchObject({
      contact: secret.id,
      contactEmail: 'secret@example.com',
      contactName: 'Guess',
      contactPhone: null,
    })
  })

  it('is followed by the leads of those who may read it', async () => {
    const { id } = await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Own Ltd' },
      depth: 0,
    })
    const data = { contact: secret.id, owner: team.manager.user.id }
    await rest({ as: team.manager, body: data, method: 'PATCH', path: `/crm-leads/${id}`, payload })
    expect(await payload.findByID({ id, collection: 'crm-leads', depth: 0 })).toMatchObject({
      contactEmail: 'secret@example.com',
      contactName: 'Secret',
      contactPhone: '+12125550111',
    })
  })
})
