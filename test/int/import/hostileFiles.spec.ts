import type { Payload } from 'payload'

import type { Book } from './book.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { createBook, pipeline, PIPELINE_HEADER, removeBooks, writeBook } from './book.js'
import { importFolder, query } from './importFolder.js'

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
})

afterAll(async () => {
  removeBooks()
  await stop()
})

const ROW = 'BAD1,Ann Lee,GTX Pro,Acme,Won,1/10/2017,2/10/2017,4500\n'
const GOOD = createBook().pipeline as string

/** More rows than go to the database at once, so that what is wrong comes when much is done already. */
const LONG = pipeline(
  ...Array.from(
    { length: 6000 },
    (_, index) => `LONG${index},Ann Lee,GTX Pro,Acme,Won,1/10/2017,2/10/2017,4500`,
  ),
)

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

const FILES: [string, Partial<Book>, string][] = [
  ['a file in Latin-1', { pipeline: latin1(GOOD.replace('Prospecting', 'Prospécting')) }, 'pipeline.csv, line 5, is not in UTF-8. Save the file as CSV in UTF-8'],
  ['bytes that are no text late in a long file', { pipeline: Buffer.concat([Buffer.from(LONG), latin1('é,,,,,,,\n')]) }, 'pipeline.csv, line 6002, is not in UTF-8'],
  ['a file in UTF-16', { pipeline: Buffer.from(`\uFEFF${GOOD}`, 'utf16le') }, 'pipeline.csv is encoded in UTF-16. Save it as CSV in UTF-8'],
  ['a NUL byte', { pipeline: `${GOOD}BAD1,Ann\0Lee` }, 'pipeline.csv, line 6, holds a NUL byte'],
  ['a line of 10 MB', { pipeline: `${GOOD}${'x'.repeat(10_000_000)}\n` }, 'pipeline.csv, line 6, is longer than 1 MB'],
  ['a row of 10 MB over many lines', { pipeline: `${GOOD}"${'x\n'.repeat(5_000_000)}"\n` }, 'a row is longer than 1 MB'],
  ['no line break at all', { pipeline: PIPELINE_HEADER + 'x'.repeat(2_000_000) }, 'pipeline.csv, line 1, is longer than 1 MB'],
  ['a file that was cut off inside quotes', { pipeline: `${LONG}BAD1,"Ann Le` }, 'pipeline.csv ends inside a quoted cell'],
  ['an empty file', { pipeline: '' }, 'The file of opportunities is missing: add a comma-separated file with the columns opportunity_id, account, sales_agent, close_date, engage_date, product, deal_stage, close_value in its first line. Seen: pipeline.csv is empty.'],
  ['blank lines only', { pipeline: '\n\n\n' }, 'pipeline.csv is empty'],
  ['a wrong header', { pipeline: GOOD.replace('close_value', 'amount') }, 'pipeline.csv looks like the file of opportunities, but has no column close_value.'],
  ['a header of other things', { pipeline: 'a,b,c\n1,2,3\n' }, 'Seen: pipeline.csv has a, b, c.'],
  ['semicolons', { accounts: (createBook().accounts as string).replaceAll(',', ';') }, 'The file of accounts is missing: add a comma-separated file'],
  ['a column that is there twice', { pipeline: GOOD.replaceAll('\n', ',x\n').replace(',x', ',account') }, 'pipeline.csv has two columns account.'],
  ['an image', { products: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }, 'products.csv, line 1, is not in UTF-8'],
] // prettier-ignore

it.each(FILES)('refuses %s with a sentence, and writes nothing', async (_, parts, sentence) => {
  const before = await fingerprint({ payload })
  const folder = writeBook(createBook(parts))
  await expect(importFolder({ folder, payload })).rejects.toMatchObject({
    data: { code: 'invalid_file' },
    message: expect.stringContaining(sentence),
    status: 400,
  })
  expect(await fingerprint({ payload })).toEqual(before)
})

it('refuses a book without one of its files, a folder without any, and two of one kind', async () => {
  const { teams, ...rest } = createBook()
  await expect(importFolder({ folder: writeBook(rest), payload })).rejects.toThrow(
    'The file of sales agents is missing',
  )
  await expect(importFolder({ folder: writeBook({}), payload })).rejects.toThrow(
    'No CSV file lies in',
  )
  await expect(importFolder({ folder: '/not/there', payload })).rejects.toThrow(
    'There is no folder',
  )
  const twice = writeBook({ ...rest, more: teams, teams } as Book)
  await expect(importFolder({ folder: twice, payload })).rejects.toThrow(
    'more.csv and teams.csv both hold sales agents. Leave one of them out.',
  )
})

it('undoes everything when the database fails in the middle', async () => {
  const before = await fingerprint({ payload })
  await query({
    payload,
    text: `create function refuse_order() returns trigger language plpgsql as
      $$ begin raise exception 'disk full'; end $$`,
  })
  await query({
    payload,
    text: 'create trigger refuse_order before insert on crm_orders_lines for each row execute function refuse_order()',
  })
  await expect(importFolder({ folder: writeBook(createBook()), payload })).rejects.toThrow(
    'Failed query',
  )
  await query({ payload, text: 'drop trigger refuse_order on crm_orders_lines' })
  expect(await fingerprint({ payload })).toEqual(before)
})

it('says so when the database cannot commit', async () => {
  const before = await fingerprint({ payload })
  await query({
    payload,
    text: `create function refuse_commit() returns trigger language plpgsql as
      $$ begin raise exception 'no'; end $$`,
  })
  await query({
    payload,
    text: `create constraint trigger refuse_commit after insert on crm_leads
      deferrable initially deferred for each row execute function refuse_commit()`,
  })
  await expect(importFolder({ folder: writeBook(createBook()), payload })).rejects.toThrow(
    'did not confirm the transaction',
  )
  await query({ payload, text: 'drop trigger refuse_commit on crm_leads' })
  expect(await fingerprint({ payload })).toEqual(before)
})

const ROWS: [string, string, { column?: string; message: string; value?: string }][] = [
  ['an unknown agent', ROW.replace('Ann Lee', 'Nobody'), { column: 'sales_agent', message: 'sales_agent is not in the file of sales agents, or was not taken there.', value: 'Nobody' }],
  ['an unknown product', ROW.replace('GTX Pro', 'GTX 9'), { column: 'product', message: 'product is not in the file of products, or was not taken there.', value: 'GTX 9' }],
  ['an unknown account', ROW.replace('Acme', 'Acne'), { column: 'account', message: 'account is not in the file of accounts, or was not taken there.', value: 'Acne' }],
  ['an unknown stage', ROW.replace('Won', 'Dreaming'), { column: 'deal_stage', message: 'deal_stage is none of engaging, lost, prospecting, won.', value: 'Dreaming' }],
  ['a stage named like a property of every object', ROW.replace('Won', 'constructor'), { column: 'deal_stage', message: 'deal_stage is none of engaging, lost, prospecting, won.', value: 'constructor' }],
  ['an impossible date', ROW.replace('2/10/2017', '13/45/2017'), { column: 'close_date', message: 'close_date is no date in the form month/day/year, such as 3/31/2017.', value: '13/45/2017' }],
  ['a day the month does not have', ROW.replace('2/10/2017', '2/30/2017'), { column: 'close_date', message: 'close_date is no date in the form month/day/year, such as 3/31/2017.', value: '2/30/2017' }],
  ['a closing before the beginning', ROW.replace('2/10/2017', '1/9/2017'), { column: 'close_date', message: 'close_date lies before engage_date.', value: '2017-01-09' }],
  ['a won deal without a date', ROW.replace('2/10/2017', ''), { column: 'close_date', message: 'close_date is empty; a deal that is won needs it.' }],
  ['a won deal without a value', ROW.replace('4500', ''), { column: 'close_value', message: 'close_value is empty; a deal that is won needs it.' }],
  ['a negative value', ROW.replace('4500', '-1'), { column: 'close_value', message: 'close_value is negative. Amounts start at 0.', value: '-1' }],
  ['a value that is no number', ROW.replace('4500', '1e9'), { column: 'close_value', message: 'close_value is no amount, such as 1054 or 1,054.50.', value: '1e9' }],
  ['a value beyond all measure', ROW.replace('4500', '9'.repeat(30)), { column: 'close_value', message: 'close_value is larger than any amount that is stored.', value: '9'.repeat(30) }],
  ['no id', ROW.replace('BAD1', ' '), { column: 'opportunity_id', message: 'opportunity_id is empty.' }],
  ['an id that is far too long', ROW.replace('BAD1', 'x'.repeat(121)), { column: 'opportunity_id', message: 'opportunity_id is longer than 120 characters. Shorten it.', value: 'x'.repeat(121) }],
  ['an id that was there before', ROW.replace('BAD1', 'OPP1'), { column: 'opportunity_id', message: 'opportunity_id stands in this file twice. The first of these opportunities is taken.', value: 'OPP1' }],
  ['too few cells', 'BAD1,Ann Lee\n', { message: 'The row has 2 columns, the first line has 8.' }],
  ['too many cells', ROW.replace('\n', ',x\n'), { message: 'The row has 9 columns, the first line has 8.' }],
] // prettier-ignore

it.each(ROWS)('reports a row with %s, and takes the others', async (_, row, issue) => {
  const folder = writeBook(createBook({ pipeline: `${GOOD}${row}` }))
  const result = await importFolder({ folder, options: { dryRun: true }, payload })
  expect(result.errors).toEqual([{ file: 'pipeline.csv', line: 6, ...issue }])
  expect(result).toMatchObject({
    errorCount: 1,
    rejected: 1,
    rows: { opportunities: { created: 4, read: 5, rejected: 1 } },
  })
})

it('counts every reason and lists the first ones', async () => {
  const bad = Array.from({ length: 250 }, (_, index) => `BAD${index},Nobody,None,,Won,,,`)
  const folder = writeBook(createBook({ pipeline: pipeline(...bad) }))
  const result = await importFolder({ folder, options: { dryRun: true, maxErrors: 7 }, payload })
  expect(result.errors).toHaveLength(7)
  expect(result).toMatchObject({ errorCount: 1250, rejected: 250 })
})

it('reports what is wrong in the other files, and what hangs on it', async () => {
  const result = await importFolder({
    folder: writeBook(
      createBook({
        accounts:
          'account,sector,year_established,revenue,employees,office_location,subsidiary_of\n' +
          'Acme,,,much,,,\nGlobex,,,1,2.5,,\nInitech,,,1,2,,Umbrella\nINI tech,,,1,2,,\n',
        products: 'product,series,sales_price\nGTX Pro,GTX,-1\nMG,MG,55\n',
        teams: 'sales_agent,manager\nAnn Lee,\nBob Ray,\nann  lee,\nAnn-Lee,\n',
      }),
    ),
    options: { dryRun: true },
    payload,
  })
  expect(result.rows).toMatchObject({
    accounts: { created: 1, read: 4, rejected: 3 },
    agents: { created: 3, read: 4, rejected: 1 },
    opportunities: { created: 1, read: 4, rejected: 3 },
    products: { created: 1, read: 2, rejected: 1 },
  })
  expect(result.errors.map(({ column, file, line }) => [file, line, column])).toEqual([
    ['teams.csv', 4, 'sales_agent'],
    ['products.csv', 2, 'sales_price'],
    ['accounts.csv', 2, 'revenue'],
    ['accounts.csv', 3, 'employees'],
    ['accounts.csv', 5, 'account'],
    ['pipeline.csv', 2, 'account'],
    ['pipeline.csv', 2, 'product'],
    ['pipeline.csv', 3, 'account'],
    ['pipeline.csv', 3, 'product'],
    ['pipeline.csv', 4, 'account'],
  ])
  expect(result.warnings).toEqual([
    {
      column: 'subsidiary_of',
      file: 'accounts.csv',
      line: 4,
      message: 'subsidiary_of is no other account of this file. Taken without it.',
      value: 'Umbrella',
    },
  ])
})

it('stores what looks like a formula or a script as the text it is', async () => {
  const name = "=cmd|' /C calc'!A0<script>\""
  const quoted = `"${name.replaceAll('"', '""')}"`
  const folder = writeBook(
    createBook({
      accounts: (createBook().accounts as string).replaceAll('Acme', quoted),
      pipeline: GOOD.replaceAll('Acme', quoted).replace('OPP1', '@SUM(1+1)'),
    }),
  )
  const result = await importFolder({ folder, payload })
  expect(result).toMatchObject({ errorCount: 0, rejected: 0 })
  expect(
    await query({
      payload,
      text: `select l.company_name as lead, c.name as company, o.name as "order", l.external_id as id
        from crm_leads l join crm_companies c on c.id = l.company_id join crm_orders o on o.lead_id = l.id`,
    }),
  ).toEqual([{ id: '@SUM(1+1)', company: name, lead: name, order: `GTX Pro · ${name}` }])
})
