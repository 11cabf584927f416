import type { CollectionConfig, Payload } from 'payload'

import { randomBytes, randomUUID } from 'node:crypto'

import type { Records } from './routeCalls.js'
import type { Team } from './team.js'

import { fingerprint } from './fingerprint.js'
import { rest } from './rest.js'
import { CALLS, createRecords } from './routeCalls.js'
import { createTeam } from './team.js'

/** Another auth collection of the host: readers of a newsletter, say. */
export const Members: CollectionConfig = { slug: 'members', auth: true, fields: [] }

export const SUBJECTS = [
  'nobody',
  'outsider',
  'stranger',
  'intake',
  'viewer',
  'rep',
  'colleague',
  'manager',
  'admin',
  'apiKey',
] as const

export type Subject = (typeof SUBJECTS)[number]

type Expectation = Record<Subject, number>

const denied = { intake: 403, nobody: 401, outsider: 403, stranger: 403 }

const reads: Expectation = {
  ...denied,
  admin: 200,
  apiKey: 200,
  colleague: 200,
  manager: 200,
  rep: 200,
  viewer: 200,
}

const changes: Expectation = { ...reads, colleague: 403, viewer: 403 }

const makes: Expectation = {
  ...denied,
  admin: 201,
  apiKey: 201,
  colleague: 403,
  manager: 201,
  rep: 201,
  viewer: 403,
}

const administers: Expectation = {
  ...denied,
  admin: 200,
  apiKey: 403,
  colleague: 403,
  manager: 403,
  rep: 403,
  viewer: 403,
}

/** What is the same for everybody is kept by managers. */
const manages: Expectation = { ...changes, rep: 403 }
/** What managers alone see. */
const oversees: Expectation = { ...administers, apiKey: 200, manager: 200 }

/** Whoever writes may have the engine look at what they read; the day's run is for managers. */
const runs: Expectation = {
  ...denied,
  admin: 202,
  apiKey: 202,
  colleague: 202,
  manager: 202,
  rep: 202,
  viewer: 403,
}

/** Machines report, and whoever manages everything. */
const reports: Expectation = { ...oversees, intake: 200 }

/** Whoever has the link, signed in or not. */
const everybody = (status: number): Expectation =>
  Object.fromEntries(SUBJECTS.map((subject) => [subject, status])) as Expectation

/** The image is there whatever is asked for; a link that is not stored leads nowhere. */
const TRACKED: Record<string, number> = {
  'get /track/click/:token': 404,
  'get /track/open/:token': 200,
  'get /track/visit.js': 200,
  'post /track/visit': 202,
}

/** Steps with a record that is there, and what is shown to those only who may take them. */
const STEPS = /^(?:get|post) \/proposals\/:id\/(?:link|renew-link|revoke-link|send)$/

/** Whoever may write may make a lead of their own; what hangs on a lead needs the right to that lead. */
const expectationOf = (route: string): Expectation => {
  if (route === 'post /import/sales' || /\/work|\/erase$/.test(route)) {
    return administers
  }
  if (route === 'get /ai/prediction' || route === 'get /ai/usage') {
    return oversees
  }
  if (
    route === 'post /ai/daily-run' ||
    route === 'post /ai/prediction/train' ||
    route === 'post /audience/resegment'
  ) {
    return { ...runs, colleague: 403, rep: 403 }
  }
  if (/^post \/ai\/(?:score-leads|suggest-upsells|predict-churn)$/.test(route)) {
    return runs
  }
  if (route.startsWith('post /ai/auto-prompt')) {
    return changes
  }
  if (route.startsWith('post /ai/deal-insights')) {
    return { ...reads, viewer: 403 }
  }
  if (route === 'patch /ai/prompts/:id') {
    return manages
  }
  if (route === 'post /ai/runs/:id/cancel') {
    return changes
  }
  if (route === 'post /audience/events' || route === 'post /audience/tracking') {
    return reports
  }
  if (route.includes('/track/')) {
    return everybody(TRACKED[route]!)
  }
  if (route.includes('/public/')) {
    return everybody(route.startsWith('get') ? 200 : 303)
  }
  if (
    /^post \/(?:contacts|companies|merges|duplicates)\/:id\/(?:merge|undo|dismiss)$/.test(route)
  ) {
    return changes
  }
  if (route === 'post /duplicates/scan') {
    return { ...runs, colleague: 403, rep: 403 }
  }
  if (STEPS.test(route) || route === 'post /contacts/tags') {
    return changes
  }
  if (/\/imports|\/privacy|^post \/import\/(?:contacts|performance)$/.test(route)) {
    return oversees
  }
  if (route.startsWith('get')) {
    return reads
  }
  if (route.includes('/goals')) {
    return route.startsWith('post') ? { ...makes, rep: 403 } : manages
  }
  if (/^post \/(?:companies|contacts|leads)$/.test(route)) {
    return { ...makes, colleague: 201 }
  }
  return route.startsWith('post') ? makes : changes
}

/** Everybody who calls: a team, a machine with an API key, and a signed-in member of {@link Members}. */
export type Callers = { apiKey: string; outsider: { token: string }; payload: Payload; team: Team }

export const createCallers = async ({ payload }: { payload: Payload }): Promise<Callers> => {
  const team = await createTeam(payload)
  const apiKey = randomUUID()
  await payload.create({
    collection: 'users',
    data: {
      name: 'Machine',
      apiKey,
      crmRole: 'manager',
      email: 'machine@example.com',
      enableAPIKey: true,
      password: 'not used for signing in',
    },
  })
  const data = { email: 'reader@example.com', password: randomBytes(8).toString('hex') }
  await payload.create({ collection: 'members', data })
  const { token } = await payload.login({ collection: 'members', data })
  return { apiKey, outsider: { token: token! }, payload, team }
}

/** What a subject sends to say who it is. */
export const credentialsOf = ({
  callers: { apiKey, outsider, team },
  subject,
}: {
  callers: Callers
  subject: Subject
}): { as?: { token: string }; headers?: Record<string, string> } => {
  switch (subject) {
    case 'apiKey':
      return { headers: { Authorization: `users API-Key ${apiKey}` } }
    case 'nobody':
      return {}
    case 'outsider':
      return { as: outsider }
    default:
      return { as: team[subject] }
  }
}

export const callRoute = async ({
  callers,
  query = '',
  records,
  route,
  subject,
}: {
  callers: Callers
  query?: string
  records: Records
  route: string
  subject: Subject
}) => {
  const { body, path } = CALLS[route]!(records)
  const deal = records.lead
  const filled = path.replace(/:(\w+)/, (_, key) => ({ ...records, deal })[key as 'lead'].id)
  return rest({
    ...credentialsOf({ callers, subject }),
    body,
    method: route.split(' ')[0]!.toUpperCase() as 'GET',
    path: `/crm${filled}${query}`,
    payload: callers.payload,
  })
}

/** A deal is a lead past the first stage. */
const stageFor = (route: string): string => (route.includes('/deals') ? 'qualified' : 'lead')

/** A refusal and a read leave the database as it was; anything else must have changed it. */
const writesNothing = ({ route, status }: { route: string; status: number }): boolean =>
  status >= 400 || route.startsWith('get')

/** Records that a call left as they were serve the next one: making them takes most of the time. */
const untouched = new WeakMap<Payload, Records>()

/**
 * One cell of the table: a caller of a kind at a route, with the rep's records; what is answered, and
 * whether the database is another one afterwards, beside what the table declares.
 */
export const tryRoute = async ({
  callers,
  route,
  subject,
}: {
  callers: Callers
  route: string
  subject: Subject
}) => {
  const { payload } = callers
  const records = untouched.get(payload) ?? (await createRecords(callers))
  untouched.delete(payload)
  await payload.update({
    id: records.lead.id,
    collection: 'crm-leads',
    data: { stage: stageFor(route) },
  })
  const status = expectationOf(route)[subject]
  const before = JSON.stringify(await fingerprint({ payload }))
  const answer = await callRoute({ callers, records, route, subject })
  const isUnchanged = before === JSON.stringify(await fingerprint({ payload }))
  if (isUnchanged) {
    untouched.set(payload, records)
  }
  return {
    answer,
    expected: { isUnchanged: writesNothing({ route, status }), status },
    reached: { isUnchanged, status: answer.status },
  }
}
