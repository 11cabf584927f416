import type { Answer, Client } from './client.js'
import type { Fault } from './fault.js'
import type { World } from './world.js'

import { createLead } from './leads.js'

/** Refuses rows of that name, but only when the transaction commits. */
const REFUSE_AT_COMMIT = `
  create function refuse_at_commit() returns trigger language plpgsql as $$
  begin
    if new.company_name = 'Refused' then raise exception 'refused at commit'; end if;
    return null;
  end $$;
  create constraint trigger refuse_at_commit after insert or update on crm_leads
    deferrable initially deferred for each row execute function refuse_at_commit()`

const REMOVE = 'drop trigger refuse_at_commit on crm_leads; drop function refuse_at_commit'

type Body = {
  data?: Record<string, unknown>
  docs?: unknown[]
  errors?: { data?: { code?: string }; message?: string }[]
}

const mutation = (fields: string) => ({
  body: { query: `mutation { ${fields} { id } }` },
  method: 'POST' as const,
  path: '/graphql',
})

/** Every way to write a lead. */
const doors = (id: string) => {
  const body = { companyName: 'Refused' }
  const write = `data: { companyName: "Refused" }`
  return {
    'bulk PATCH /api/crm-leads': {
      body,
      method: 'PATCH' as const,
      path: `/crm-leads?where[id][equals]=${id}`,
    },
    'GraphQL create': mutation(`createCrmLead(${write})`),
    'GraphQL update': mutation(`updateCrmLead(id: "${id}", ${write})`),
    'PATCH /api/crm': { body, method: 'PATCH' as const, path: `/crm/leads/${id}` },
    'PATCH /api/crm-leads': { body, method: 'PATCH' as const, path: `/crm-leads/${id}` },
    'POST /api/crm': { body, method: 'POST' as const, path: '/crm/leads' },
    'POST /api/crm-leads': { body, method: 'POST' as const, path: '/crm-leads' },
  }
}

/** An error that says what it is; a GraphQL answer is 200 and carries its errors. */
const isTruthful = ({ answer: { body, status }, door }: { answer: Answer<Body>; door: string }) => {
  const hasError = (body.errors?.length ?? 0) > 0
  if (door.startsWith('GraphQL')) {
    return hasError && Object.values(body.data ?? {}).every((value) => value === null)
  }
  const hasCode = !door.endsWith('/api/crm') || typeof body.errors?.[0]?.data?.code === 'string'
  return hasError && hasCode && (status >= 400 || body.docs?.length === 0)
}

const fingerprint = async ({ database }: World): Promise<string> => {
  const [row] = await database.query<{ sum: string }>(
    `select (select md5(string_agg(l::text, '|' order by id)) from crm_leads l) ||
      (select md5(coalesce(string_agg(a::text, '|' order by id), '')) from crm_activities a) as sum`,
  )
  return row!.sum
}

const tryDoors = async ({ id, client, world }: { client: Client; id: string; world: World }) => {
  const wrong: string[] = []
  let refused = 0
  for (const [door, request] of Object.entries(doors(id))) {
    const before = await fingerprint(world)
    const answer = await client.send<Body>(request)
    const isUnchanged = before === (await fingerprint(world))
    const isRight = isTruthful({ answer, door }) && isUnchanged
    refused += isRight ? 1 : 0
    if (!isRight) {
      wrong.push(
        `${door}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}${isUnchanged ? '' : ' (and wrote)'}`,
      )
    }
  }
  return { refused, wrong }
}

export const K2: Fault = {
  id: 'K2',
  does: 'COMMIT made to fail (a deferred constraint trigger), through /api/crm, /api/crm-leads and GraphQL',
  goal: 'an error in the shape of errors, nothing written',
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const id = await createLead({ client })
    await world.database.query(REFUSE_AT_COMMIT)
    try {
      const { refused, wrong } = await tryDoors({ id, client, world })
      return {
        details: wrong,
        figure: `${refused} of ${Object.keys(doors(id)).length} doors say so and write nothing`,
        isReached: wrong.length === 0,
      }
    } finally {
      await world.database.query(REMOVE)
    }
  },
}
