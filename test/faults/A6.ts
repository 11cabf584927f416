import type { CollectionOverride } from '../../src/options.js'
import type { Member } from '../support/team.js'
import type { Fault, Stage } from './fault.js'

const LEADS = 150

/** A host's rule that a rep sees only what is theirs; everybody else sees everything. */
const onlyOwn: CollectionOverride = ({ defaultCollection }) => ({
  ...defaultCollection,
  access: {
    ...defaultCollection.access,
    read: (args) =>
      args.req.user?.crmRole === 'rep'
        ? { owner: { equals: args.req.user.id } }
        : (defaultCollection.access?.read?.(args) ?? false),
  },
})

type Row = {
  actual_value: null | string
  deleted_at: Date | null
  estimated_value: null | string
  owner_id: null | string
  pipeline_id: string
  stage: string
  status: string
}

type Column = { count: number; key: string; totalValue: number }

type BoardAnswer = { stages: Column[] }

/** In cents, so that adding up is exact. */
const cents = (value: null | number | string): number => Math.round(Number(value ?? 0) * 100)

const valueOf = ({ actual_value: actual, estimated_value: estimate, status }: Row): number =>
  cents(status === 'won' ? (actual ?? estimate) : estimate)

const isSame = (a: Column, b: Column): boolean =>
  a.key === b.key && a.count === b.count && cents(a.totalValue) === cents(b.totalValue)

/** Leads of everybody and nobody, on every stage, some of them in the trash. */
const fill = async ({
  owners,
  payload,
  random,
}: {
  owners: string[]
  payload: Awaited<ReturnType<Stage['boot']>>['payload']
} & Pick<Stage, 'random'>): Promise<void> => {
  const { docs: pipelines } = await payload.find({ collection: 'crm-pipelines', depth: 0 })
  for (let at = 0; at < LEADS; at += 1) {
    const { id, stages } = random.pick(pipelines as unknown as [Pipeline, ...Pipeline[]])
    await payload.create({
      collection: 'crm-leads',
      data: {
        actualValue: random.int({ max: 1, min: 0 })
          ? random.int({ max: 99_999, min: 0 }) / 100
          : null,
        companyName: `Lead ${at}`,
        deletedAt: random.int({ max: 9, min: 0 }) === 0 ? new Date().toISOString() : null,
        estimatedValue: random.int({ max: 9_999_999, min: 0 }) / 100,
        lostReason: 'Budget',
        owner: random.pick(owners as [string, ...string[]]) || null,
        pipeline: id,
        stage: random.pick(stages).key,
      },
      depth: 0,
    })
  }
}

type Pipeline = { id: string; key: string; stages: [{ key: string }, ...{ key: string }[]] }

export const A6: Fault = {
  id: 'A6',
  does: `totals of the boards and counts of lists over ${LEADS} random leads, where a host lets reps see only their own, beside sums made in JavaScript over what each viewer may read`,
  goal: 'equal',
  run: async ({ boot, random }) => {
    const { createTeam } = await import('../support/team.js')
    const { rest } = await import('../support/rest.js')
    const { graphql } = await import('../support/graphql.js')
    const { withConnection } = await import('../../demo/postgres/connect.js')
    const { databaseURL, payload } = await boot({ plugin: { collections: { leads: onlyOwn } } })
    const team = await createTeam(payload)
    const owners = [team.rep.user.id, team.colleague.user.id, team.manager.user.id, '']
    await fill({ owners, payload, random })
    const rows = await withConnection({
      url: databaseURL,
      use: async (client) => (await client.query<Row>('select * from crm_leads')).rows,
    })
    const { docs } = await payload.find({ collection: 'crm-pipelines', depth: 0 })
    const wrong: string[] = []
    let compared = 0
    const compare = (what: string, isEqual: boolean): void => {
      compared += 1
      if (!isEqual) {
        wrong.push(what)
      }
    }
    const look = async (name: string, as: Member): Promise<void> => {
      const isMine = ({ owner_id: owner }: Row): boolean =>
        as.user.crmRole !== 'rep' || owner === as.user.id
      const visible = rows.filter((row) => row.deleted_at === null && isMine(row))
      const ask = async <T>(path: string): Promise<T> => (await rest<T>({ as, path, payload })).body
      for (const { id, key, stages } of docs as unknown as Pipeline[]) {
        const board = await ask<BoardAnswer>(`/crm/board/${key}`)
        for (const [index, stage] of stages.entries()) {
          const inStage = visible.filter((row) => row.pipeline_id === id && row.stage === stage.key)
          const expected: Column = {
            count: inStage.length,
            key: stage.key,
            totalValue: inStage.reduce((sum, row) => sum + valueOf(row), 0) / 100,
          }
          compare(`${name}: board ${key}, ${stage.key}`, isSame(board.stages[index]!, expected))
          const list = await ask<{ totalDocs: number }>(
            `/crm/leads?limit=1&pipeline_type=${key}&stage=${stage.key}`,
          )
          compare(`${name}: list of ${key}, ${stage.key}`, list.totalDocs === expected.count)
        }
      }
      const all = await ask<{ totalDocs: number }>('/crm-leads/count')
      compare(`${name}: /crm-leads/count`, all.totalDocs === visible.length)
      const { data } = await graphql({ as, payload, source: '{ countCrmLeads { totalDocs } }' })
      compare(`${name}: GraphQL count`, data?.countCrmLeads?.totalDocs === visible.length)
    }
    const { intake: _, stranger: __, ...viewers } = team
    for (const [name, as] of Object.entries(viewers)) {
      await look(name, as)
    }
    return {
      details: wrong.slice(0, 20),
      figure: `${compared - wrong.length} of ${compared} equal`,
      isReached: wrong.length === 0,
    }
  },
}
