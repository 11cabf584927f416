import type { Browser, Page } from 'playwright-core'

import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'
import { root } from '../support/paths.js'
import { createLead } from './boardPage.js'

const TIMEOUT = 300_000
const IMPORT = { timeout: 90_000 }
const FILE = path.join(root, 'demo/data/delivery/ad-campaign-conversions.csv')
const LIST = '/admin/collections/crm-performance'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const pageOf = async (options?: Parameters<typeof openPage>[0]['options']): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person: 'manager' })
  return page
}

type Order = { id: string }

const DAY_MS = 24 * 60 * 60 * 1000

/** An order with a goal, half of whose days have passed: not another one while the spec runs. */
const createOrder = async (page: Page, name: string): Promise<Order> => {
  const lead = await createLead({ page })
  const leftOfToday = DAY_MS - (Date.now() % DAY_MS)
  await sleep(leftOfToday < 120_000 ? leftOfToday + 1000 : 0)
  const day = (days: number): string =>
    new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  const answer = await page.request.post('/api/crm/orders', {
    data: {
      name,
      endDate: day(9),
      lead: lead.id,
      lines: [{ goalUnits: 400_000_000, label: 'Social ads', price: 1000, quantity: 1 }],
      startDate: day(-10),
    },
    headers: { origin: appURL() },
  })
  return ((await answer.json()) as { doc: Order }).doc
}

const openOrder = async (page: Page, { id }: Pick<Order, 'id'>): Promise<void> => {
  await page.goto(`/admin/collections/crm-orders/${id}`)
  await page.locator('.crm-order__totals').waitFor()
}

const totalsOf = (page: Page, selector: string): Promise<string[]> =>
  page.locator(`${selector} dd`).allInnerTexts()

it(
  'is imported from the real file on the page of its order, shown there, and taken back',
  async () => {
    const page = await pageOf()
    const order = await createOrder(page, 'Delivery by file')
    await openOrder(page, order)
    await page.getByText('Nothing was delivered yet').waitFor()
    await page.getByRole('button', { name: 'Import delivery' }).click()
    await page.locator('.crm-import input[type="file"]').setInputFiles(FILE)
    await page.getByText('1,143 rows become 1,118 records').waitFor(IMPORT)
    expect(await totalsOf(page, '.crm-import__totals')).toEqual([
      '213,434,828',
      '38,165',
      '3,264',
      '$58,705.23',
      '–',
    ])
    expect(await page.locator('.crm-import__table tbody tr').first().innerText()).toContain(
      '916 · 103916',
    )
    expect(await seriousIssues({ page, within: '.crm-import' })).toEqual([])
    await page.getByRole('button', { name: 'Import 1,143 rows' }).click()
    await page.getByText('Imported: 1,118 new records').waitFor(IMPORT)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.locator('.crm-order__totals').getByText('213,434,828').waitFor()
    expect(await totalsOf(page, '.crm-order__totals')).toEqual([
      '213,434,828',
      '38,165',
      '0.018%',
      '3,264',
      '$58,705.23',
      '$0',
      '0×',
    ])
    await page.getByText('10 of 20 days have passed (50.0%)').waitFor()
    await page.getByText('213,434,828 of 400,000,000 (53.4%)').waitFor()
    await page.getByText('106.7% · On track').first().waitFor()
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const rows = page.locator('.crm-order table tbody tr')
    expect(await rows.count()).toBe(31)
    expect(await seriousIssues({ page, within: '.crm-order' })).toEqual([])

    await page.goto('/admin/collections/crm-imports')
    await page.getByRole('link', { name: 'ad-campaign-conversions.csv' }).first().click()
    await page.locator('form[data-form-ready="true"] .crm-import-actions').waitFor()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('The import was undone: 1118 records removed').waitFor(IMPORT)
    await openOrder(page, order)
    await page.getByText('Nothing was delivered yet').waitFor()
  },
  TIMEOUT,
)

it(
  'says which rows cannot be taken, and leaves them out when told to',
  async () => {
    const page = await pageOf({ colorScheme: 'dark', viewport: { height: 844, width: 390 } })
    const order = await createOrder(page, `Delivery with faults ${Date.now()}`)
    await page.goto(LIST)
    await waitUntilLive({ page, selector: '.crm-import-bar button' })
    await page.getByRole('button', { name: 'Import delivery' }).click()
    await page.locator('.crm-import input[type="file"]').setInputFiles({
      name: 'faults.csv',
      buffer: Buffer.from(
        `Order;Campaign;Date;Clicks;Spent\n${order.id};A;31.08.2026;10;1.234,50\n${order.id};B;someday;x;1\n`,
      ),
      mimeType: 'text/csv',
    })
    await page.getByText('One row cannot be taken as it is.').waitFor()
    const table = page.getByRole('group', { name: 'Rows that cannot be taken' })
    expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^3\s+Date\s+someday/),
      expect.stringMatching(/^3\s+Clicks\s+x/),
    ])
    const start = page.getByRole('button', { name: 'Import one row' })
    expect(await start.isDisabled()).toBe(true)
    await page.getByLabel('Leave these rows out and import the others').check()
    expect(await seriousIssues({ page, within: '.crm-import' })).toEqual([])
    await start.click()
    await page.getByText('Imported: 1 new records').waitFor()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('The import was undone: 1 records removed').waitFor()
  },
  TIMEOUT,
)

it(
  'shows what paces how in the list, and renews an order once',
  async () => {
    const page = await pageOf()
    await page.goto('/admin/collections/crm-orders?where[flaggedForReview][equals]=true')
    await page
      .getByText(/% · Behind/)
      .first()
      .waitFor()
    const order = await createOrder(page, 'To be renewed')
    await openOrder(page, order)
    await page.getByRole('button', { name: 'Renew', exact: true }).click()
    await page.getByText('The order was renewed. This is the new one.').waitFor()
    await page.waitForURL((url) => !url.pathname.endsWith(order.id))
    await openOrder(page, order)
    await page.getByRole('link', { name: 'Open its renewal' }).waitFor()
    expect(await page.getByRole('button', { name: 'Renew', exact: true }).count()).toBe(0)
  },
  TIMEOUT,
)
