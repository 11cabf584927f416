import type { Callers } from '../support/accessTable.js'
import type { Fault } from './fault.js'

const MOMENT = '2001-02-03T04:05:06.000Z'
const NUMBER = 97
const TEXT = 'forged'

type Data = Record<string, unknown>

/** What only the system writes, by collection; everything else is forged everywhere. */
const OWN: Record<string, Data> = {
  'crm-activities': { author: null, fromEnteredAt: MOMENT, fromStage: TEXT, toStage: TEXT },
  'crm-companies': {
    churnRisk: TEXT,
    health: NUMBER,
    importHash: TEXT,
    lastActivityAt: MOMENT,
    lifetimeValue: NUMBER,
  },
  'crm-contacts': {
    name: TEXT,
    emailConsentAt: MOMENT,
    emailsOpenedCount: NUMBER,
    engagementScore: NUMBER,
    engagementStage: 'churned',
    importHash: TEXT,
    lastEventAt: MOMENT,
    lastInteractionAt: MOMENT,
    leadScore: NUMBER,
    totalInteractions: NUMBER,
    visitCount: NUMBER,
  },
  'crm-leads': {
    aiRecommendation: TEXT,
    aiScore: NUMBER,
    aiScoredAt: MOMENT,
    aiScoreReason: TEXT,
    churnRisk: TEXT,
    closedAt: MOMENT,
    importHash: TEXT,
    lastActivityAt: MOMENT,
    probability: NUMBER,
    stageEnteredAt: MOMENT,
    status: 'won',
  },
  'crm-orders': { importHash: TEXT, totalValue: NUMBER },
  'crm-performance': { ctr: NUMBER, roas: NUMBER },
  'crm-products': { importHash: TEXT },
  'crm-proposals': {
    answeredAt: MOMENT,
    answeredBy: TEXT,
    isExpired: true,
    linkKey: TEXT,
    linkRevokedAt: MOMENT,
    revision: NUMBER,
    sentAt: MOMENT,
    totalValue: NUMBER,
    viewedAt: MOMENT,
  },
}

const ID = '01234567-89ab-4def-8123-456789abcdef'

/** What is forged in every record. `createdBy` becomes somebody else. */
const everywhere = (callers: Callers): Data => ({
  id: ID,
  attempts: NUMBER,
  createdAt: MOMENT,
  createdBy: callers.team.admin.user.id,
  crmRole: 'admin',
  updatedAt: MOMENT,
})

const toColumn = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What a column holds, as the forger wrote it. */
const textOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value)

/** Which of the forged values stand in a row. */
const forgedIn = ({ data, row }: { data: Data; row: Data }): string[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const stored = row[toColumn(name)] ?? row[`${toColumn(name)}_id`]
    const isForged = stored !== undefined && value !== null && textOf(stored) === textOf(value)
    return isForged || (typeof value === 'number' && Number(stored) === value) ? [name] : []
  })

const toGraphQL = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, one]) => `${key}: ${toGraphQL(one)}`)
        .join(', ')} }`
    : JSON.stringify(value)

/** JSON with a prototype in it, which no object literal can say. */
const withProto = (data: Data): string =>
  `${JSON.stringify(data).slice(0, -1)},"__proto__":{"crmRole":"admin","overrideAccess":true}}`

const SINGULAR: Record<string, string> = {
  'crm-contacts': 'CrmContact',
  'crm-leads': 'CrmLead',
  'crm-orders': 'CrmOrder',
}

export const A3: Fault = {
  id: 'A3',
  does: 'mass assignment by a rep and an admin: id, createdAt, updatedAt, createdBy, scores, totals, counters, states, __proto__ and crmRole, through /api/crm, the collections’ own REST and GraphQL; forged history',
  goal: 'ignored or refused, by the rows in the database',
  run: async ({ boot }) => {
    const { createCallers, Members } = await import('../support/accessTable.js')
    const { COLLECTIONS } = await import('../support/collectionTable.js')
    const { rest } = await import('../support/rest.js')
    const { graphql } = await import('../support/graphql.js')
    const { withConnection } = await import('../../demo/postgres/connect.js')
    const { databaseURL, payload } = await boot({ collections: [Members] })
    const callers = await createCallers({ payload })
    const query = (text: string, values: unknown[] = []): Promise<Data[]> =>
      withConnection({
        url: databaseURL,
        use: async (client) => (await client.query<Data>(text, values)).rows,
      })
    const wrong: string[] = []
    let tried = 0
    const note = (what: string, found: string[]): void => {
      tried += 1
      if (found.length > 0) {
        wrong.push(`${what}: ${found.join(', ')}`)
      }
    }
    const { contact, lead, order, owner } = await (async () => {
      const id = callers.team.rep.user.id
      const made = await payload.create({
        collection: 'crm-leads',
        data: { companyName: 'Acme', owner: id },
      })
      const bought = await payload.create({
        collection: 'crm-orders',
        data: { name: 'Order', lead: made.id },
      })
      const person = await payload.create({
        collection: 'crm-contacts',
        data: { firstName: 'Ann', owner: id },
      })
      return {
        contact: String(person.id),
        lead: String(made.id),
        order: String(bought.id),
        owner: id,
      }
    })()
    let keys = 0
    /** Sends forged data by one door and looks at every row that is new or meant. */
    const attempt = async ({
      collection,
      forged,
      send,
      what,
    }: {
      collection: string
      forged: Data
      send: () => Promise<unknown>
      what: string
    }): Promise<void> => {
      await send()
      const rows = await query(`select * from ${collection.replaceAll('-', '_')}`)
      note(`${what} ${collection}`, [
        ...new Set(rows.flatMap((row) => forgedIn({ data: forged, row }))),
      ])
    }
    for (const subject of ['rep', 'admin'] as const) {
      const as = callers.team[subject]
      for (const [collection, own] of Object.entries(OWN)) {
        const { make } = COLLECTIONS[collection]!
        const forged = { ...everywhere(callers), ...own }
        // To somebody who is an admin, a record of their own is no forgery.
        const { createdBy: _, ...others } = forged
        const judged = subject === 'admin' ? others : forged
        const valid = () => make({ contact, key: `forged_key_${(keys += 1)}`, lead, order, owner })
        const { id } = await payload.create({ collection, data: valid(), depth: 0 })
        const path = collection.replace('crm-', '/crm/')
        const doors = [
          { method: 'POST' as const, path: `/${collection}` },
          { method: 'PATCH' as const, path: `/${collection}/${id}` },
          { method: 'PATCH' as const, path: `/${collection}?where[id][equals]=${id}` },
          { method: 'POST' as const, path },
          { method: 'PATCH' as const, path: `${path}/${id}` },
        ]
        for (const door of doors) {
          const body = withProto({ ...(door.method === 'POST' ? valid() : {}), ...forged })
          await attempt({
            collection,
            forged: judged,
            send: () => rest({ as, body, payload, ...door }),
            what: `${subject}: ${door.method} ${door.path.replace(/[\da-f-]{36}/, ':id')}`,
          })
        }
        // One at a time too: where one is refused, another may pass.
        for (const [name, value] of Object.entries(forged)) {
          await attempt({
            collection,
            forged: name in judged ? { [name]: value } : {},
            send: () =>
              rest({
                as,
                body: { [name]: value },
                method: 'PATCH',
                path: `/${collection}/${id}`,
                payload,
              }),
            what: `${subject}: PATCH only ${name} of`,
          })
          const singular = SINGULAR[collection]
          if (singular) {
            const source = `mutation { update${singular}(id: "${id}", data: ${toGraphQL({ [name]: value })}) { id } }`
            await attempt({
              collection,
              forged: name in judged ? { [name]: value } : {},
              send: () => graphql({ as, payload, source }),
              what: `${subject}: GraphQL ${name} of`,
            })
          }
        }
      }
    }
    const rep = callers.team.rep
    await rest({
      as: rep,
      body: { crmRole: 'admin' },
      method: 'PATCH',
      path: `/users/${rep.user.id}`,
      payload,
    })
    await graphql({
      as: rep,
      payload,
      source: `mutation { updateUser(id: "${rep.user.id}", data: { crmRole: admin }) { id } }`,
    })
    const [user] = await query('select crm_role from users where id = $1', [rep.user.id])
    note('rep: the own role', user?.crm_role === 'rep' ? [] : ['crmRole'])
    const history = await query(`select id from crm_activities where type = 'stage_change'`)
    const before = history.length
    await rest({
      as: callers.team.admin,
      body: {
        type: 'stage_change',
        fromStage: 'lead',
        lead,
        occurredAt: MOMENT,
        toStage: 'closed_won',
      },
      method: 'POST',
      path: '/crm-activities',
      payload,
    })
    const after = await query(`select id from crm_activities where type = 'stage_change'`)
    note('admin: history made by hand', after.length === before ? [] : ['stage_change'])
    return {
      details: [...new Set(wrong)].slice(0, 30),
      figure: `${tried - wrong.length} of ${tried} attempts left no trace`,
      isReached: wrong.length === 0,
    }
  },
}
