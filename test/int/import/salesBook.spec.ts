import type { Payload } from 'payload'

import type { ImportResult } from '../../../src/domain/import/types.js'

import { isBoardOrder } from '../../../src/utilities/boardOrder.js'
import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { copySalesBook, removeBooks, SALES_FOLDER } from './book.js'
import { importFolder, query } from './importFolder.js'

let payload: Payload
let result: ImportResult
let stop: () => Promise<void>

const select = <Row extends Record<string, unknown>>(text: string): Promise<Row[]> =>
  query<Row>({ payload, text })

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  result = await importFolder({ folder: SALES_FOLDER, payload })
}, 240_000)

afterAll(async () => {
  removeBooks()
  await stop()
})

describe('the real book', () => {
  it('is taken whole, and what lies beside it is left alone', () => {
    expect(result).toMatchObject({
      created: 8927,
      errorCount: 0,
      ignoredFiles: ['crm-sales-opportunities-data_dictionary.csv'],
      rejected: 0,
      rows: {
        accounts: { created: 85, read: 85 },
        agents: { created: 35, read: 35 },
        opportunities: { created: 8800, read: 8800 },
        products: { created: 7, read: 7 },
      },
      warningCount: 0,
    })
  })

  it('has as many leads of each kind as the file', async () => {
    expect(
      await select(
        'select status, stage, count(*)::int from crm_leads group by 1, 2 order by 1, 2',
      ),
    ).toEqual([
      { count: 500, stage: 'lead', status: 'open' },
      { count: 1589, stage: 'qualified', status: 'open' },
      { count: 4238, stage: 'closed_won', status: 'won' },
      { count: 2473, stage: 'closed_lost', status: 'lost' },
    ])
  })

  it('has the revenue of the won ones, on leads and on orders', async () => {
    expect(
      await select(`select
        (select sum(actual_value)::int from crm_leads where status = 'won') as leads,
        (select sum(total_value)::int from crm_orders) as orders,
        (select sum(quantity * price)::int from crm_orders_lines) as lines,
        (select count(*)::int from crm_orders) as count`),
    ).toEqual([{ count: 4238, leads: 10_005_534, lines: 10_005_534, orders: 10_005_534 }])
  })

  it('has it by product, however the product is spelled', async () => {
    expect(
      await select(`select p.name, sum(l.quantity * l.price)::int as revenue
        from crm_orders_lines l join crm_products p on p.id = l.product_id
        group by 1 order by 2 desc limit 3`),
    ).toEqual([
      { name: 'GTX Pro', revenue: 3_510_578 },
      { name: 'GTX Plus Pro', revenue: 2_629_651 },
      { name: 'MG Advanced', revenue: 2_216_387 },
    ])
  })

  it('has it by agent', async () => {
    expect(
      await select(`select u.name, u.email, u.crm_role, sum(l.actual_value)::int as revenue
        from crm_leads l join users u on u.id = l.owner_id
        group by 1, 2, 3 order by 4 desc nulls last limit 1`),
    ).toEqual([
      {
        name: 'Darcel Schlecht',
        crm_role: 'rep',
        email: 'darcel.schlecht@example.com',
        revenue: 1_153_214,
      },
    ])
  })

  it('has it in the months in which the deals were closed', async () => {
    const months = await select<{ month: string; revenue: number }>(`
      select to_char(closed_at at time zone 'UTC', 'YYYY-MM') as month, sum(actual_value)::int as revenue
      from crm_leads where status = 'won' group by 1 order by 1`)
    expect(months.map(({ month }) => month)).toEqual(
      Array.from({ length: 10 }, (_, index) => `2017-${String(index + 3).padStart(2, '0')}`),
    )
    expect(months.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(10_005_534)
  })

  it('keeps apart what existing clients and new ones were offered', async () => {
    const [row] = await select(`
      with won as (
        select company_id, min(closed_at) as first from crm_leads where status = 'won' group by 1
      )
      select count(*)::int as wrong from crm_leads l
      join crm_pipelines p on p.id = l.pipeline_id
      left join won on won.company_id = l.company_id
      where (p.key = 'existing_client') is distinct from coalesce(
        won.first <= case when l.stage = 'lead' then 'infinity' else l.created_at end, false)`)
    expect(row).toEqual({ wrong: 0 })
  })

  it('names opportunities without an account after themselves', async () => {
    expect(
      await select(`select count(*)::int, count(company_id)::int as companies,
        bool_and(company_name = 'Unnamed account ' || external_id) as named
        from crm_leads where company_name like 'Unnamed account %'`),
    ).toEqual([{ companies: 0, count: 1425, named: true }])
  })

  it('corrects the misspellings of the file, and knows who belongs to whom', async () => {
    expect(
      await select(`select count(*) filter (where industry = 'technology')::int as technology,
        count(*) filter (where industry = 'technolgy')::int as typo,
        count(*) filter (where country = 'Philippines')::int as philippines,
        count(parent_id)::int as subsidiaries,
        count(*) filter (where lifecycle = 'customer')::int as customers,
        max(annual_revenue)::float8 as revenue
        from crm_companies`),
    ).toEqual([
      {
        customers: 85,
        philippines: 1,
        revenue: 11_698_030_000,
        subsidiaries: 15,
        technology: 12,
        typo: 0,
      },
    ])
  })

  it('leaves one line of history for each closing', async () => {
    expect(
      await select(`select a.from_stage, a.to_stage, count(*)::int,
        bool_and(a.occurred_at = l.closed_at and a.author_id = l.owner_id
          and l.last_activity_at = l.closed_at and l.stage_entered_at = l.closed_at) as dated
        from crm_activities a join crm_leads l on l.id = a.lead_id group by 1, 2 order by 2`),
    ).toEqual([
      { count: 2473, dated: true, from_stage: 'qualified', to_stage: 'closed_lost' },
      { count: 4238, dated: true, from_stage: 'qualified', to_stage: 'closed_won' },
    ])
  })

  it('leaves the history each lead would have, had it been kept here', async () => {
    expect(
      await select(`select h.status::text, h.from_stage, count(*)::int,
        bool_and(case when h.status = 'open' then h.at = l.created_at else h.at = l.closed_at
          and h.from_entered_at = l.created_at end) as dated
        from crm_lead_history h join crm_leads l on l.id::text = h.lead
        where l.status <> 'open' group by 1, 2 order by 1`),
    ).toEqual([
      { count: 2473, dated: true, from_stage: 'qualified', status: 'lost' },
      { count: 6711, dated: true, from_stage: null, status: 'open' },
      { count: 4238, dated: true, from_stage: 'qualified', status: 'won' },
    ])
  })

  it('orders each column of a board, the newest on top', async () => {
    const columns = await select<{ distinct: boolean; highest: string; newest: boolean }>(`
      select count(distinct board_order) = count(*) as distinct,
        max(board_order) as highest, bool_and(newest) as newest
      from (
        select *, stage_entered_at <= lag(stage_entered_at, 1, 'infinity') over (
          partition by pipeline_id, stage order by board_order collate "C") as newest
        from crm_leads
      ) l group by pipeline_id, stage`)
    expect(
      columns.map(({ highest, ...rest }) => ({ ...rest, isKey: isBoardOrder(highest) })),
    ).toEqual(Array.from({ length: 8 }, () => ({ distinct: true, isKey: true, newest: true })))
  })

  it('reads like a record that was made by hand', async () => {
    const { docs } = await payload.find({
      collection: 'crm-orders',
      depth: 1,
      where: { externalId: { equals: '1C1I7A6R' } },
    })
    expect(docs[0]).toMatchObject({
      name: 'GTX Plus Basic · Cancity',
      company: { name: 'Cancity' },
      endDate: '2017-05-30T12:00:00.000Z',
      lead: {
        actualValue: 1054,
        closedAt: '2017-03-01T00:00:00.000Z',
        companyName: 'Cancity',
        createdAt: '2016-10-20T00:00:00.000Z',
        currency: 'USD',
        estimatedValue: 1096,
        probability: 100,
        stage: 'closed_won',
        status: 'won',
        tags: ['GTX Plus Basic'],
      },
      lines: [
        { label: 'GTX Plus Basic', price: 1054, product: { code: 'gtx-plus-basic' }, quantity: 1 },
      ],
      startDate: '2017-03-01T12:00:00.000Z',
      status: 'completed',
      totalValue: 1054,
    })
  })
})

describe('the same book again', () => {
  it('changes nothing at all', async () => {
    const before = await fingerprint({ payload })
    const again = await importFolder({ folder: SALES_FOLDER, payload })
    expect(again).toMatchObject({ created: 0, rejected: 0, unchanged: 8927, updated: 0 })
    expect(await fingerprint({ payload })).toEqual(before)
  }, 240_000)

  it('keeps what people have edited since', async () => {
    const { docs } = await payload.update({
      collection: 'crm-leads',
      data: { companyName: 'Renamed by hand', stage: 'negotiation' },
      where: { externalId: { equals: 'UP409DSB' } },
    })
    await importFolder({ folder: SALES_FOLDER, payload })
    const lead = await payload.findByID({ id: docs[0]!.id, collection: 'crm-leads', depth: 0 })
    expect(lead).toMatchObject({ companyName: 'Renamed by hand', stage: 'negotiation' })
    expect(lead.updatedAt).toBe(docs[0]!.updatedAt)
  }, 240_000)

  it('takes over a row that changed in the file, and no other', async () => {
    const folder = copySalesBook(({ text }) =>
      text
        .replace(/^(1C1I7A6R,.*),1054$/m, '$1,1060')
        .replace(/^(HAXMC4IX,.*),Engaging,(.*),,$/m, '$1,Won,$2,12/30/2017,777'),
    )
    const rest =
      "select md5(string_agg(t::text, '|' order by id)) as sum from crm_leads t where external_id not in ('1C1I7A6R', 'HAXMC4IX')"
    const before = await select(rest)

    const changed = await importFolder({ folder, payload })

    expect(changed).toMatchObject({ created: 0, unchanged: 8925, updated: 2 })
    expect(await select(rest)).toEqual(before)
    expect(
      await select(`select l.external_id, l.stage, l.actual_value::int as value, o.total_value::int as total,
        x.price::int, count(*) over (partition by o.id)::int as lines,
        (select array_agg(a.from_stage || ' > ' || a.to_stage) from crm_activities a where a.lead_id = l.id) as history
        from crm_leads l join crm_orders o on o.lead_id = l.id join crm_orders_lines x on x._parent_id = o.id
        where l.external_id in ('1C1I7A6R', 'HAXMC4IX') order by 1`),
    ).toEqual([
      {
        external_id: '1C1I7A6R',
        history: ['qualified > closed_won'],
        lines: 1,
        price: 1060,
        stage: 'closed_won',
        total: 1060,
        value: 1060,
      },
      {
        external_id: 'HAXMC4IX',
        history: ['qualified > closed_won'],
        lines: 1,
        price: 777,
        stage: 'closed_won',
        total: 777,
        value: 777,
      },
    ])
  }, 240_000)
})
