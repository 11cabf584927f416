import type { Callers, Subject } from './accessTable.js'

import { credentialsOf } from './accessTable.js'
import { fingerprint } from './fingerprint.js'
import { rest } from './rest.js'
import { nextMonth } from './routeCalls.js'

/** Who may do what at the collections' own routes, on records of the rep: `/api/crm-leads`, … */

export const ACTIONS = [
  'list',
  'count',
  'read',
  'create',
  'update',
  'bulkUpdate',
  'destroy',
] as const

type Action = (typeof ACTIONS)[number]

/**
 * Whose records they are: a person's, what hangs on a person's lead, everybody's, the system's, and the
 * system's that managers read; the engine's that everybody reads, and those that managers review.
 */
type Kind = 'engine' | 'hanging' | 'kept' | 'managed' | 'owned' | 'reviewed' | 'system'

type Data = Record<string, unknown>

type On = { contact: string; key: string; lead: string; order: string; owner: string }

type Table = {
  change: Data
  kind: Kind
  /** A valid record; what hangs on something hangs on these. */
  make: (on: On) => Data
}

const STAGES = ['open', 'won', 'lost'].map((type) => ({
  name: type,
  type,
  color: '#3B82F6',
  key: type,
  probability: 10,
}))

export const COLLECTIONS: Record<string, Table> = {
  'crm-activities': {
    change: { subject: 'Changed' },
    kind: 'hanging',
    make: ({ lead }) => ({ type: 'note', lead, occurredAt: '2026-03-01T00:00:00.000Z' }),
  },
  'crm-advertiser-prompts': {
    change: { message: 'Changed' },
    kind: 'reviewed',
    make: ({ key, lead, order }) => ({
      kind: 'performance',
      lead,
      message: 'Well done.',
      order,
      performanceVersion: key,
      status: 'pending',
    }),
  },
  'crm-ai-insights': {
    change: { source: 'Changed' },
    kind: 'engine',
    make: ({ key, lead }) => ({ kind: 'score', lead, status: 'current', topic: key }),
  },
  'crm-ai-runs': {
    change: { summary: 'Changed' },
    kind: 'engine',
    make: ({ key }) => ({ key, kind: 'daily', status: 'done' }),
  },
  'crm-companies': {
    change: { name: 'Changed' },
    kind: 'owned',
    make: ({ owner }) => ({ name: 'Acme', owner }),
  },
  'crm-contacts': {
    change: { jobTitle: 'Changed' },
    kind: 'owned',
    make: ({ key, owner }) => ({ email: `${key}@example.com`, owner }),
  },
  'crm-engagement-events': {
    change: { source: 'Changed' },
    kind: 'engine',
    make: ({ contact, key }) => ({
      id: key,
      contact,
      kind: 'visit',
      occurredAt: '2026-03-01T00:00:00.000Z',
    }),
  },
  'crm-imports': {
    change: { fileName: 'Changed' },
    kind: 'kept',
    make: ({ key }) => ({ fileName: key, kind: 'delivery' }),
  },
  'crm-leads': {
    change: { companyName: 'Changed' },
    kind: 'owned',
    make: ({ owner }) => ({ companyName: 'Acme', owner }),
  },
  'crm-orders': {
    change: { name: 'Changed' },
    kind: 'hanging',
    make: ({ lead }) => ({ name: 'Order', lead }),
  },
  'crm-performance': {
    change: { clicks: 3 },
    kind: 'hanging',
    make: ({ key, order }) => ({
      campaignName: key,
      order,
      periodEnd: '2026-04-30',
      periodStart: '2026-04-01',
    }),
  },
  'crm-pipelines': {
    change: { name: 'Changed' },
    kind: 'managed',
    make: ({ key }) => ({ name: key, key, kind: 'sales', stages: STAGES }),
  },
  'crm-products': {
    change: { name: 'Changed' },
    kind: 'managed',
    make: ({ key }) => ({ name: key, code: key, pricingModel: 'CPM', unitPrice: 1 }),
  },
  'crm-proposals': {
    change: { name: 'Changed' },
    kind: 'hanging',
    make: ({ lead }) => ({ name: 'Offer', lead }),
  },
  'crm-sales-goals': {
    change: { target: 7 },
    kind: 'managed',
    make: () => ({ period: 'month', start: nextMonth(), target: 5 }),
  },
  'crm-work': {
    change: { lastError: 'Changed' },
    kind: 'system',
    make: ({ key }) => ({ attempts: 1, key, kind: 'test', maxAttempts: 1, state: 'dead' }),
  },
}

const MANAGERS: Subject[] = ['admin', 'apiKey', 'manager']

/** Who may create records of a kind, the rep's lead or order being what they hang on. */
const CREATORS: Record<Kind, Subject[]> = {
  engine: [],
  hanging: [...MANAGERS, 'rep'],
  kept: [],
  managed: MANAGERS,
  owned: [...MANAGERS, 'colleague', 'rep'],
  reviewed: [],
  system: [],
}

const WRITERS: Record<Kind, Subject[]> = {
  ...CREATORS,
  owned: [...MANAGERS, 'rep'],
  reviewed: MANAGERS,
}

const READERS: Subject[] = [...MANAGERS, 'colleague', 'rep', 'viewer']

/** Where not everybody of the team reads. */
const OBSERVERS: Partial<Record<Kind, Subject[]>> = { kept: MANAGERS, system: ['admin'] }

type Expectation = { isUnchanged: boolean; status: number }

const refused: Expectation = { isUnchanged: true, status: 403 }

const expectationOf = ({
  action,
  kind,
  subject,
}: {
  action: Action
  kind: Kind
  subject: Subject
}): Expectation => {
  const when = (subjects: Subject[], expected: Expectation): Expectation =>
    subjects.includes(subject) ? expected : refused
  const written: Expectation = { isUnchanged: false, status: 200 }
  const nothing: Expectation = { isUnchanged: true, status: 200 }
  switch (action) {
    case 'bulkUpdate':
      if (kind === 'reviewed') {
        return refused // One at a time is looked at.
      }
      // Of the rows that match, those one may write: here none, and that is no refusal.
      return subject === 'colleague' && (kind === 'hanging' || kind === 'owned')
        ? nothing
        : when(WRITERS[kind], written)
    case 'create':
      return when(CREATORS[kind], { ...written, status: 201 })
    case 'destroy':
      return CREATORS[kind].length === 0 ? refused : when(['admin'], written)
    case 'update':
      return when(WRITERS[kind], written)
    default:
      return when(OBSERVERS[kind] ?? READERS, nothing)
  }
}

const requestOf = ({
  id,
  action,
  collection,
  data,
}: {
  action: Action
  collection: string
  data: Data
  id: string
}) => {
  const { change } = COLLECTIONS[collection]!
  const path = `/${collection}`
  switch (action) {
    case 'bulkUpdate':
      return {
        body: change,
        method: 'PATCH' as const,
        path: `${path}?where[id][equals]=${id}`,
      }
    case 'count':
      return { path: `${path}/count` }
    case 'create':
      return { body: data, method: 'POST' as const, path }
    case 'destroy':
      return { method: 'DELETE' as const, path: `${path}/${id}` }
    case 'list':
      return { path }
    case 'read':
      return { path: `${path}/${id}` }
    case 'update':
      return { body: change, method: 'PATCH' as const, path: `${path}/${id}` }
  }
}

let made = 0

/** One cell of the table, as `tryRoute` has them for the routes of `/api/crm`. */
export const tryCollection = async ({
  action,
  callers,
  collection,
  subject,
}: {
  action: Action
  callers: Callers
  collection: string
  subject: Subject
}) => {
  const { payload, team } = callers
  const create = async (slug: string, data: Data): Promise<string> =>
    String((await payload.create({ collection: slug, data, depth: 0 })).id)
  const owner = team.rep.user.id
  const lead = await create('crm-leads', { companyName: 'Acme', owner })
  const order = await create('crm-orders', { name: 'Order', lead })
  const contact = await create('crm-contacts', { firstName: 'Ann', owner })
  const { kind, make } = COLLECTIONS[collection]!
  const data = (): Data => make({ contact, key: `key_${(made += 1)}`, lead, order, owner })
  const id = await create(collection, data())
  const before = JSON.stringify(await fingerprint({ payload }))
  const answer = await rest({
    ...requestOf({ id, action, collection, data: data() }),
    ...credentialsOf({ callers, subject }),
    payload,
  })
  const isUnchanged = before === JSON.stringify(await fingerprint({ payload }))
  return {
    answer,
    expected: expectationOf({ action, kind, subject }),
    reached: { isUnchanged, status: answer.status },
  }
}
