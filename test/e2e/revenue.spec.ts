import type { Browser, Locator, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'

import { withConnection } from '../../demo/postgres/connect.js'
import { seriousIssues } from '../support/accessibility.js'
import { eventually, openBrowser, openPage, waitUntilLive } from '../support/browser.js'
import { pageOf } from './boardPage.js'

const TIMEOUT = 120_000
const PAGE = '/admin/crm/revenue'

/** What the book of the demo says was won, by its README. */
const WON = 10_005_534

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

/** What other specs have ordered besides the book, which came with ids of its own. */
const orderedBesides = async (): Promise<number> => {
  const [row] = await withConnection({
    url: process.env.CRM_TEST_DATABASE_URL!,
    use: async (client) =>
      (
        await client.query<{ sum: string }>(
          `select coalesce(sum(l.quantity * l.price), 0) as sum
            from crm_orders o join crm_orders_lines l on l._parent_id = o.id
            where o.external_id is null and o.deleted_at is null
              and o.status in ('active', 'completed')`,
        )
      ).rows,
  })
  return Number(row?.sum)
}

const openRevenue = async ({
  options,
  person,
  query = '',
}: {
  options?: Parameters<typeof pageOf>[0]['options']
  person?: Parameters<typeof pageOf>[0]['person']
  query?: string
} = {}): Promise<Page> => {
  const page = await pageOf({ browser, options, person })
  await page.goto(`${PAGE}${query}`)
  await waitUntilLive({ page, selector: '.crm-figure-bar button' })
  return page
}

const card = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: title, exact: true })

const row = (page: Page, title: string, name: string): Locator =>
  card(page, title).getByRole('row').filter({ hasText: name })

/** The number of records a list of Payload's says it has. */
const listed = async (page: Page): Promise<string | undefined> => {
  const info = page.locator('.page-controls__page-info')
  await info.waitFor({ timeout: 30_000 })
  return / of (\d+)/.exec(await info.innerText())?.[1]
}

/** A chart shows with the next frame what a key has chosen. */
const nextFrames = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )

const chartOf = (page: Page, title: string): Locator =>
  card(page, title).locator('svg.recharts-surface')

it(
  'shows what the whole book earned, in total and by product',
  async () => {
    const page = await openRevenue({ query: '?period=all' })
    const total = new Intl.NumberFormat('en', {
      currency: 'USD',
      maximumFractionDigits: 0,
      style: 'currency',
    }).format(WON + (await orderedBesides()))
    await page.locator('.crm-tile', { hasText: total }).first().waitFor()
    const gtxPro = row(page, 'Revenue by product', 'GTX Pro')
    expect(await gtxPro.innerText()).toMatch(/\$3,510,578/)
    expect(await row(page, 'Revenue by rep', 'Darcel Schlecht').innerText()).toMatch(/\$1,153,214/)
  },
  TIMEOUT,
)

it(
  'keeps its filter in the address, through reloads and the way back',
  async () => {
    const page = await openRevenue()
    await page.getByRole('button', { name: '90 days' }).click()
    await page.waitForURL((url) => url.searchParams.get('period') === '90d')
    await page.locator('#field-crm-figures-pipeline').click()
    await page.getByRole('option', { name: 'New Business' }).click()
    await page.waitForURL((url) => url.searchParams.get('pipeline_type') === 'new_logo')
    await page.reload()
    await waitUntilLive({ page, selector: '.crm-figure-bar button' })
    await page.getByRole('button', { name: '90 days', pressed: true }).waitFor()
    await page.goBack()
    await page.waitForURL((url) => !url.searchParams.has('pipeline_type'))
    await page.goBack()
    await page.getByRole('button', { name: '12 months', pressed: true }).waitFor()
    expect(new URL(page.url()).search).toBe('')
  },
  TIMEOUT,
)

it(
  'shows a chart as a table, and gives it as a file',
  async () => {
    const page = await openRevenue()
    const months = card(page, 'Revenue by month')
    await chartOf(page, 'Revenue by month').waitFor()
    await months.getByRole('button', { name: 'Table' }).click()
    expect(await months.getByRole('row').count()).toBe(13)
    expect(await chartOf(page, 'Revenue by month').count()).toBe(0)
    const started = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export Revenue by product as CSV' }).click()
    const download = await started
    expect(download.suggestedFilename()).toBe('revenue-by-product.csv')
    const text = await readFile(await download.path(), 'utf8')
    const lines = text.split('\n')
    expect(lines[0]).toBe('\uFEFFPlace,Product,Revenue,Share,Orders')
    // Its share is less than of the book alone: other specs sell something, too.
    expect(lines[1]).toMatch(/^1,GTX Pro,3510578,0\.3[45]\d*,729$/)
  },
  TIMEOUT,
)

it(
  'leads from a product to the orders behind its revenue',
  async () => {
    const page = await openRevenue()
    const product = row(page, 'Revenue by product', 'MG Special')
    const count = await product.getByRole('cell').last().innerText()
    await product.getByRole('link', { name: 'MG Special' }).click()
    await page.waitForURL(/collections\/crm-orders/)
    expect(await listed(page)).toBe(count.replace(/\D/g, ''))
  },
  TIMEOUT,
)

it(
  'tells a figure to the mouse and to the keyboard, and opens its records by Enter',
  async () => {
    const page = await openRevenue({ options: { reducedMotion: 'reduce' } })
    const chart = chartOf(page, 'Revenue by month')
    const tooltip = card(page, 'Revenue by month').locator('.crm-tooltip')
    // The chart moves from under the pointer while figures above it still come.
    await eventually(async () => {
      await chart.hover({ position: { x: 500, y: 120 } })
      await tooltip.waitFor({ timeout: 3000 })
    })
    await page.mouse.move(0, 0)
    await tooltip.waitFor({ state: 'detached' })
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    await nextFrames(page)
    await page.keyboard.press('ArrowRight')
    await nextFrames(page)
    const orders = tooltip.locator('.crm-tooltip__line', { hasText: 'Orders' }).locator('dd')
    await orders.waitFor()
    const count = await orders.innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL(/collections\/crm-orders/)
    expect(await listed(page)).toBe(count.replace(/\D/g, ''))
  },
  TIMEOUT,
)

it(
  'says so where nothing was earned',
  async () => {
    const page = await openRevenue({ query: '?from=1990-01-01&to=1990-01-31' })
    await card(page, 'Revenue by product').getByText('No revenue here yet').waitFor()
    await card(page, 'Revenue by month').getByText('No revenue here yet').waitFor()
    expect(await chartOf(page, 'Revenue by month').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'brings the cards below the boards once they are near, and each again after it failed',
  async () => {
    const page = await pageOf({ browser })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.route('**/api/crm/revenue/by-product*', (route) => route.abort())
    await page.goto('/admin/crm')
    await waitUntilLive({ page, selector: '#field-crm-filter-q' })
    expect(asked.filter((url) => url.includes('/api/crm/revenue/'))).toEqual([])
    await page.locator('.crm-figures').scrollIntoViewIfNeeded()
    const failed = card(page, 'Revenue by product')
    await failed.getByRole('alert').waitFor()
    await row(page, 'Revenue by rep', 'Darcel Schlecht').waitFor()
    await page.unroute('**/api/crm/revenue/by-product*')
    await failed.getByRole('button', { name: 'Try again' }).click()
    await row(page, 'Revenue by product', 'GTX Pro').waitFor()
    await card(page, 'E-mail opens and CTR').getByText('No e-mail events yet').waitFor()
  },
  TIMEOUT,
)

it.each(['light', 'dark'] as const)(
  'has no serious accessibility issue in the %s theme',
  async (colorScheme) => {
    const page = await openRevenue({ options: { colorScheme } })
    await chartOf(page, 'Revenue by month').waitFor()
    await card(page, 'Team').getByRole('table').waitFor()
    expect(await seriousIssues({ page, within: 'main' })).toEqual([])
  },
  TIMEOUT,
)

it(
  'fits a phone',
  async () => {
    const options = { hasTouch: true, isMobile: true, viewport: { height: 844, width: 390 } }
    const page = await openRevenue({ options })
    await chartOf(page, 'Revenue by month').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  },
  TIMEOUT,
)

it(
  'puts revenue, pipeline and forecast on the home page of people with a role',
  async () => {
    const page = await pageOf({ browser, person: 'viewer' })
    await page.goto('/admin')
    await page.locator('.crm-widget', { hasText: 'Revenue this month' }).waitFor()
    await page.locator('.crm-widget', { hasText: 'Open pipeline' }).waitFor()
    await page.locator('.crm-widget', { hasText: 'Expected this month' }).waitFor()
    expect(await page.locator('.crm-widget').count()).toBe(3)
  },
  TIMEOUT,
)

it(
  'sends a stranger to the login, and from there back to the same figures',
  async () => {
    const page = await openPage({ browser })
    await page.goto(`${PAGE}?period=90d`)
    await page.waitForURL(/\/admin\/login/)
    expect(new URL(page.url()).searchParams.get('redirect')).toBe(`${PAGE}?period=90d`)
  },
  TIMEOUT,
)
