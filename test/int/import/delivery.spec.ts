import type { Payload } from 'payload'

import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { RowError } from '../../../src/domain/imports/rowProblems.js'
import type { DeliveryImportResult } from '../../../src/domain/performance/import/types.js'
import type { RestArgs } from '../../support/rest.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { root } from '../../support/paths.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { toCSVForm } from './csvForm.js'

type ErrorItem = {
  data: { code: string; field?: string; result: DeliveryImportResult }
  message: string
}
type Answer = { errors: (ErrorItem & RowError)[] } & Omit<DeliveryImportResult, 'errors'>
type Doc = { delivery: Record<string, null | number>; id: string } & Record<string, unknown>

const REAL = readFileSync(path.join(root, 'demo/data/delivery/ad-campaign-conversions.csv'), 'utf8')
const REAL_TOTALS = {
  clicks: 38_165,
  conversions: 3264,
  impressions: 213_434_828,
  spend: 58_705.23,
}

let payload: Payload
let stop: () => Promise<void>
let team: Team
let lead: string

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    extend: (config) => ({ ...config, i18n: { supportedLanguages: { de, en } } }),
  }))
  team = await createTeam(payload)
  const data = { companyName: 'Acme', owner: team.rep.user.id }
  lead = String((await payload.create({ collection: 'crm-leads', data })).id)
})

afterAll(() => stop())

const createOrder = async (data: Record<string, unknown> = {}): Promise<Doc> =>
  (await payload.create({
    collection: 'crm-orders',
    data: { name: `Order ${Math.random()}`, lead, ...data },
    depth: 0,
  })) as unknown as Doc

const readOrder = async (id: string): Promise<Doc> =>
  (await payload.findByID({ id, collection: 'crm-orders', depth: 0 })) as unknown as Doc

const rowsOf = async (order: string) => {
  const { docs } = await payload.find({
    collection: 'crm-performance',
    depth: 0,
    pagination: false,
    sort: 'campaignName',
    where: { order: { equals: order } },
  })
  return docs as unknown as ({ id: string } & Record<string, unknown>)[]
}

const send = ({
  name,
  content,
  mapping,
  query = '',
  text,
  ...args
}: {
  content?: string | Uint8Array<ArrayBuffer>
  mapping?: object
  name?: string
  query?: string
  text?: string
} & Partial<RestArgs>) =>
  rest<Answer>({
    as: team.manager,
    body: toCSVForm({ name, content, mapping, text }),
    method: 'POST',
    path: `/crm/import/performance${query}`,
    payload,
    ...args,
  })

const undo = (id: unknown, as = team.manager) =>
  rest<{
    doc: Record<string, unknown>
    errors: ErrorItem[]
    result: Record<string, unknown>
  }>({ as, method: 'POST', path: `/crm/imports/${String(id)}/undo`, payload })

/** What was delivered. Workers may mark an order for review at any time, and write to nothing of this. */
const readDelivery = async () => {
  const { crm_performance: performance } = await fingerprint({ payload })
  const { docs } = await payload.find({
    collection: 'crm-orders',
    depth: 0,
    pagination: false,
    sort: 'id',
  })
  return { orders: docs.map(({ id, delivery }) => ({ id, delivery })), performance }
}

describe('the real file', () => {
  it('is previewed with what it will be, and nothing is written', async () => {
    const { id } = await createOrder()
    const before = await fingerprint({ payload })
    const { body, status } = await send({
      mapping: { order: id },
      query: '?dryRun=true',
      text: REAL,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: null,
      dryRun: true,
      errorCount: 0,
      formats: {
        date: { basis: 'values', value: 'dmy' },
        decimal: { basis: 'values', value: '.' },
      },
      mapping: {
        columns: {
          campaignName: ['xyz_campaign_id', 'fb_campaign_id'],
          conversions: 'Total_Conversion',
          periodStart: 'Date',
          spend: 'Spent',
        },
        isGuessed: true,
        order: id,
      },
      missing: [],
      records: { created: 1118, unchanged: 0, updated: 0 },
      rows: { read: 1143, rejected: 0, summed: 25, taken: 1143 },
      totals: { ...REAL_TOTALS, revenue: null },
    })
    expect(body.sample[0]).toMatchObject({
      campaignName: '916 · 103916',
      clicks: 1,
      conversions: 2,
      ctr: 0.000136,
      impressions: 7350,
      line: 2,
      periodEnd: '2023-08-31',
      periodStart: '2023-08-31',
      spend: 1.43,
    })
    expect(body.file.columns).toHaveLength(12)
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it('adds up exactly on its order, changes nothing a second time, and is undone', async () => {
    const { id } = await createOrder()
    const args = { mapping: { order: id }, text: REAL }
    const first = await send(args)
    expect(first).toMatchObject({
      body: { dryRun: false, records: { created: 1118 }, totals: REAL_TOTALS },
      status: 200,
    })
    expect((await readOrder(id)).delivery).toEqual({
      ...REAL_TOTALS,
      ctr: 0.000179,
      revenue: 0,
      roas: 0,
    })
    const rows = await rowsOf(id)
    expect(rows).toHaveLength(1118)
    expect(rows.every((row) => row.createdBy === team.manager.user.id)).toBe(true)
    const before = await readDelivery()
    const second = await send(args)
    expect(second.body.records).toEqual({ created: 0, unchanged: 1118, updated: 0 })
    expect(await readDelivery()).toEqual(before)
    const undone = await undo(first.body.id)
    expect(undone).toMatchObject({
      body: {
        doc: { status: 'undone', undoneBy: team.manager.user.id },
        result: { kept: 0, keptNames: [], removed: 1118, restored: 0 },
      },
      status: 200,
    })
    expect((await readOrder(id)).delivery).toMatchObject({ clicks: 0, ctr: null, spend: 0 })
    expect(await rowsOf(id)).toEqual([])
    expect(await undo(first.body.id)).toMatchObject({
      body: { errors: [{ data: { code: 'illegal_transition' } }] },
      status: 409,
    })
  })
})

const FILE = 'Campaign,Date,Impressions,Clicks,Spent\n'

describe('undoing', () => {
  it('puts back what was changed, and leaves what people have changed since', async () => {
    const { id } = await createOrder()
    const post = (campaignName: string) =>
      rest({
        as: team.rep,
        body: {
          campaignName,
          clicks: 7,
          conversions: 2,
          impressions: 70,
          order: id,
          periodEnd: '2026-05-31',
          periodStart: '2026-05-01',
          revenue: 9.5,
          spend: 1,
        },
        method: 'POST',
        path: '/crm/performance',
        payload,
      })
    await post('Old')
    await post('Other')
    const before = await rowsOf(id)
    const { body } = await send({
      mapping: { order: id },
      text: `${FILE}Old,2026-05-01,100,10,5\nNew,2026-05-01,50,5,2\nTouched,2026-05-01,1,1,1\n`,
    })
    expect(body.records).toEqual({ created: 2, unchanged: 0, updated: 1 })
    const [newRow, old, , touched] = await rowsOf(id)
    // What the file does not have stays as it was.
    expect(old).toMatchObject({
      clicks: 10,
      conversions: 2,
      ctr: 0.1,
      periodEnd: '2026-05-31T12:00:00.000Z',
      revenue: 9.5,
      roas: 1.9,
    })
    expect(newRow).toMatchObject({ campaignName: 'New', clicks: 5 })
    await rest({
      as: team.rep,
      body: { clicks: 2 },
      method: 'PATCH',
      path: `/crm/performance/${touched!.id}`,
      payload,
    })
    const { body: undone } = await undo(body.id)
    expect(undone.result).toEqual({
      kept: 1,
      keptNames: ['Touched · 2026-05-01'],
      removed: 1,
      restored: 1,
    })
    const rows = await rowsOf(id)
    const { updatedAt: _, version: __, ...restored } = rows[0]!
    expect(before[0]).toMatchObject(restored)
    expect(rows.map(({ campaignName }) => campaignName)).toEqual(['Old', 'Other', 'Touched'])
    expect((await readOrder(id)).delivery).toMatchObject({ clicks: 16, conversions: 4, spend: 3 })
  })

  it('takes back one import after the other, the latest first', async () => {
    const { id } = await createOrder()
    const importClicks = async (clicks: number) =>
      (
        await send({
          as: team.admin,
          mapping: { order: id },
          text: `${FILE}A,2026-05-01,100,${clicks},5\n`,
        })
      ).body.id
    const ids = [await importClicks(1), await importClicks(2), await importClicks(3)].reverse()
    const results: unknown[] = []
    const clicks: unknown[] = []
    for (const one of ids) {
      results.push((await undo(one)).body.result)
      clicks.push((await rowsOf(id)).map((row) => row.clicks))
    }
    const restored = { kept: 0, keptNames: [], removed: 0, restored: 1 }
    expect(results).toEqual([restored, restored, { ...restored, removed: 1, restored: 0 }])
    expect(clicks).toEqual([[2], [1], []])
    expect((await readOrder(id)).delivery).toMatchObject({ clicks: 0, spend: 0 })
  })

  it('happens once, however often it is asked for at the same time', async () => {
    const { id } = await createOrder()
    const { body } = await send({
      mapping: { order: id },
      text: `${FILE}A,2026-05-01,100,10,5\n`,
    })
    const answers = await Promise.all([undo(body.id), undo(body.id), undo(body.id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('is refused to reps, and for an import that is not there', async () => {
    const { id } = await createOrder()
    const { body } = await send({ mapping: { order: id }, text: `${FILE}A,2026-05-01,1,1,1\n` })
    expect((await undo(body.id, team.rep)).status).toBe(403)
    expect((await undo(id)).status).toBe(404)
  })
})

describe('rows', () => {
  it('find their orders by id, external id and name', async () => {
    const [one, two, three] = [await createOrder(), await createOrder(), await createOrder()]
    const named = await createOrder({ name: `Spring ${Math.random()}` })
    await payload.update({
      id: two.id,
      collection: 'crm-orders',
      data: { externalId: `x-${two.id}` },
    })
    const twins = `Twin ${Math.random()}`
    await createOrder({ name: twins })
    await createOrder({ name: twins })
    const trashed = await createOrder({ deletedAt: new Date().toISOString() })
    const text = ['Order,Campaign,Date,Clicks', `${one.id},A,2026-05-01,1`, `x-${two.id},A,2026-05-01,2`, `${String(named.name)},A,2026-05-01,3`, `${twins},A,2026-05-01,4`, `${trashed.id},A,2026-05-01,5`, 'nobody,A,2026-05-01,6', ',A,2026-05-01,7'].join('\n') // prettier-ignore
    const { body } = await send({ query: '?onError=skip', text })
    expect(body).toMatchObject({ rows: { read: 7, rejected: 4, taken: 3 } })
    expect(body.errors.map(({ column, line, message }) => [line, column, message])).toEqual([
      [5, 'Order', 'Several orders are called this. Name it by its id or external id.'],
      [6, 'Order', 'There is no order with this id, external id or name.'],
      [7, 'Order', 'There is no order with this id, external id or name.'],
      [8, 'Order', 'This cell is empty.'],
    ])
    const clicks = await Promise.all(
      [one, two, named, three].map(async ({ id }) => (await readOrder(id)).delivery.clicks),
    )
    expect(clicks).toEqual([1, 2, 3, 0])
  })

  it('stop the import when one cannot be taken, and nothing is written', async () => {
    const { id } = await createOrder()
    const text = `${FILE}A,2026-05-01,10,1,2\nB,tomorrow,-5,x,2\n\nC,2026-05-01,10\n`
    const before = await readDelivery()
    const { body, status } = await send({ mapping: { order: id }, text })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      data: {
        code: 'invalid_file',
        result: {
          errorCount: 4,
          errors: [
            { column: 'Date', line: 3, value: 'tomorrow' },
            { column: 'Impressions', line: 3, value: '-5' },
            { column: 'Clicks', line: 3, value: 'x' },
            { line: 5, message: 'The row has 3 cells, the first line has 5.' },
          ],
          rows: { read: 3, rejected: 2, taken: 1 },
        },
      },
      message: 'Nothing was imported: 2 of 3 rows cannot be taken as they are.',
    })
    expect(await readDelivery()).toEqual(before)
    const skipped = await send({ mapping: { order: id }, query: '?onError=skip', text })
    expect(skipped.body).toMatchObject({ records: { created: 1 }, rows: { rejected: 2 } })
  })

  it('are read in the notation of their file', async () => {
    const { id } = await createOrder()
    const text =
      '\uFEFFKampagne;Datum;Impressionen;Kosten (EUR)\r\n"Früh\njahr; ""2""";31.08.2026;1.234.567;1.234,56\r\n=SUMME(A1);01.09.2026;10;"0,5"\r\n'
    const { body } = await send({ mapping: { order: id }, text })
    expect(body).toMatchObject({
      file: { delimiter: ';' },
      formats: { decimal: { basis: 'values', value: ',' } },
      totals: { impressions: 1_234_577, spend: 1235.06 },
    })
    expect((await rowsOf(id)).map(({ campaignName }) => campaignName)).toEqual([
      '=SUMME(A1)',
      'Früh\njahr; "2"',
    ])
  })

  it('are refused in the language of whoever sends them', async () => {
    const { id } = await createOrder()
    const { body } = await send({
      headers: { 'Accept-Language': 'de' },
      mapping: { order: id },
      text: `${FILE}A,2026-05-01,x,1,2\n`,
    })
    expect(body.errors[0]?.message).toBe(
      'Es wurde nichts importiert: 1 von 1 Zeilen lassen sich so nicht übernehmen.',
    )
  })

  it('whose sum is larger than any figure are not taken', async () => {
    const { id } = await createOrder()
    const most = Number.MAX_SAFE_INTEGER
    const text = `${FILE}A,2026-05-01,${most},1,2\nA,2026-05-01,${most},1,2\nB,2026-05-01,1,1,2\n`
    const { body } = await send({ mapping: { order: id }, query: '?onError=skip', text })
    expect(body).toMatchObject({
      errors: [{ line: 2, message: 'This is larger than any figure that is stored.' }],
      records: { created: 1 },
      rows: { rejected: 2, taken: 1 },
    })
  })
})

describe('a mapping', () => {
  it('says what it lacks, and is asked for before anything is written', async () => {
    const text = 'a,b\n1,2\n'
    const { body } = await send({ query: '?dryRun=true', text })
    expect(body).toMatchObject({
      file: {
        columns: [
          { name: 'a', sample: ['1'] },
          { name: 'b', sample: ['2'] },
        ],
      },
      missing: ['order', 'campaignName', 'periodStart', 'figures'],
    })
    expect(await send({ text })).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input', field: 'mapping' } }] },
      status: 400,
    })
  })

  it('is taken as given', async () => {
    const { id } = await createOrder()
    const { body } = await send({
      mapping: {
        columns: { campaignName: ['b', 'a'], clicks: 'd', periodStart: 'c' },
        dateOrder: 'mdy',
        decimal: ',',
        order: id,
      },
      text: 'a,b,c,d\nx,y,02/03/2026,1.234\n',
    })
    expect(body.totals).toMatchObject({ clicks: 1234, impressions: null })
    expect(await rowsOf(id)).toMatchObject([
      { campaignName: 'y · x', periodStart: '2026-02-03T12:00:00.000Z' },
    ])
  })

  it.each([
    ['a column the file does not have', { columns: { campaignName: ['z'] } }],
    ['a field there is not', { columns: { wages: 'a' } }],
    ['an order of another kind', { order: { id: 1 } }],
  ])('with %s is refused', async (_, mapping) => {
    expect(await send({ mapping, text: 'a,b\n1,2\n' })).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input' } }] },
      status: 400,
    })
  })

  it('that is no JSON is refused', async () => {
    const body = toCSVForm({ text: 'a,b\n' })
    body.append('mapping', '{')
    expect(await send({ body })).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input', field: 'mapping' } }] },
      status: 400,
    })
  })
})

describe('a file', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['nothing', '', 'is empty'],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${FILE}`, 'utf16le')), 'UTF-16'],
    ['Latin-1', new Uint8Array(Buffer.from(`${FILE}Früh`, 'latin1')), 'UTF-8'],
    ['the same column twice', 'a,a\n1,2\n', 'two columns a'],
    ['an open quotation mark', `${FILE}"A,1`, 'quoted cell'],
    ['a NUL byte', `${FILE}A\0`, 'NUL'],
  ])('with %s is refused', async (_, content, sentence) => {
    const { body, status } = await send({ content })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      data: { code: 'invalid_file' },
      message: expect.stringContaining(sentence),
    })
  })

  it('comes alone', async () => {
    const body = toCSVForm({ text: FILE })
    body.append('more', new Blob([FILE]), 'more.csv')
    expect((await send({ body })).status).toBe(400)
    expect((await send({ body: new FormData() })).status).toBe(400)
  })

  it('is imported once for an idempotency key', async () => {
    const { id } = await createOrder()
    const args = {
      headers: { 'Idempotency-Key': `delivery-${id}` },
      mapping: { order: id },
      text: `${FILE}A,2026-05-01,100,10,5\n`,
    }
    const first = await send(args)
    const again = await send(args)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    const other = await send({ ...args, query: '?onError=skip' })
    expect(other.status).toBe(422)
  })

  it('is refused to reps and viewers', async () => {
    for (const as of [team.rep, team.viewer]) {
      expect((await send({ as, text: FILE })).status).toBe(403)
    }
  })
})
