import type { Payload } from 'payload'

import { parse } from 'csv-parse/sync'
import { Decimal } from 'decimal.js'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getCRM } from 'payload-crm'

import type {
  MonthlyRevenue,
  PipelineValue,
  RevenueByProduct,
  RevenueByRep,
} from '../../../src/domain/revenue/types.js'
import type { Team } from '../../support/team.js'

import { verifyRollUps } from '../../../src/database/rollUps/verifyRollUps.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { SALES_FOLDER } from '../import/book.js'
import { importFolder } from '../import/importFolder.js'

type Row = { agent: string; closed: string; product: string; value: number }

let payload: Payload
let stop: () => Promise<void>
let team: Team
let won: Row[]

/** The won deals as the file has them; it spells one product in two ways. */
const readWon = (): Row[] => {
  const file = path.join(SALES_FOLDER, 'crm-sales-opportunities-sales_pipeline.csv')
  const rows = parse<Record<string, string>>(readFileSync(file), { columns: true })
  return rows
    .filter(({ deal_stage: stage }) => stage === 'Won')
    .map((row) => ({
      agent: row.sales_agent!,
      closed: new Date(`${row.close_date} UTC`).toISOString().slice(0, 10),
      product: row.product!.replace('GTXPro', 'GTX Pro'),
      value: Number(row.close_value),
    }))
}

const sumBy = (keyOf: (row: Row) => string): { key: string; revenue: number }[] => {
  const sums = new Map<string, Decimal>()
  for (const row of won) {
    const key = keyOf(row)
    sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(row.value))
  }
  return [...sums]
    .map(([key, sum]) => ({ key, revenue: sum.toNumber() }))
    .sort((a, b) => a.key.localeCompare(b.key))
}

const ask = async <T>(query: string): Promise<T> => {
  const { body } = await rest<T>({ as: team.manager, path: `/crm/revenue/${query}`, payload })
  return body
}

const byKey = (a: { key: null | string }, b: { key: null | string }): number =>
  String(a.key).localeCompare(String(b.key))

beforeAll(async () => {
  won = readWon()
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  await importFolder({ folder: SALES_FOLDER, payload })
}, 240_000)

afterAll(() => stop())

describe('the revenue of the real book', () => {
  it('is that of its won deals, by product', async () => {
    const { rows, total } = await ask<RevenueByProduct>('by-product?period=all')
    expect(total).toBe(10_005_534)
    expect(rows.map(({ product, revenue }) => ({ key: product, revenue })).sort(byKey)).toEqual(
      sumBy(({ product }) => product),
    )
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(4238)
  })

  it('is theirs by rep', async () => {
    const { rows, total } = await ask<RevenueByRep>('by-rep?period=all')
    expect(total).toBe(10_005_534)
    expect(rows.map(({ rep, revenue }) => ({ key: rep, revenue })).sort(byKey)).toEqual(
      sumBy(({ agent }) => agent),
    )
  })

  it('is theirs in the months of 2017', async () => {
    const { rows, total } = await ask<MonthlyRevenue>('monthly?from=2017-01-01&to=2017-12-31')
    const sums = sumBy(({ closed }) => closed.slice(0, 7))
    const before = ['2017-01', '2017-02'].map((key) => ({ key, revenue: 0 }))
    expect(total).toBe(10_005_534)
    expect(rows.map(({ month, revenue }) => ({ key: month, revenue }))).toEqual([
      ...before,
      ...sums,
    ])
  })

  it('is the same when it is spread over the days of the orders', async () => {
    const { rows, total } = await ask<MonthlyRevenue>('monthly?period=all&basis=delivered')
    expect(total).toBe(10_005_534)
    expect(rows.at(0)?.month).toBe('2017-03')
    expect(rows.at(-1)?.month).toBe('2018-03')
  })

  it('stands on the stages of both pipelines', async () => {
    const { rows } = await ask<PipelineValue>('pipeline-value')
    expect(rows.map(({ count, stage }) => [stage, count])).toEqual([
      ['lead', 500],
      ['qualified', 1589],
      ['proposal', 0],
      ['negotiation', 0],
      ['closed_won', 4238],
      ['closed_lost', 2473],
    ])
    expect(rows.find(({ stage }) => stage === 'closed_won')?.value).toBe(10_005_534)
  })

  it('is kept as a recount has it, and leaves nothing to gather after the import', async () => {
    expect(await verifyRollUps({ crm: getCRM(payload), req: { payload } })).toEqual({
      days: 0,
      ledger: 0,
      places: 0,
      stages: 0,
    })
    const { pool } = payload.db as unknown as {
      pool: { query: (text: string) => Promise<{ rows: unknown[] }> }
    }
    const { rows } = await pool.query(`
      select from crm_revenue_changes union all select from crm_lead_changes`)
    expect(rows).toEqual([])
  })
})
