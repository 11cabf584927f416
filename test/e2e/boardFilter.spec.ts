import type { Browser } from 'playwright-core'

import { readFileSync } from 'node:fs'

import {
  eventually,
  openBrowser,
  openPage,
  sendLogin,
  signInQuickly,
  waitUntilLive,
} from '../support/browser.js'
import { boardOf, cardIn, cardOf, createLead, openBoards, pageOf, toastOf } from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

it(
  'keeps the filter in the address, over back, forward and reload',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ estimatedValue: 777, page })
    await openBoards({ page })
    await page.getByLabel('Search').fill(lead.companyName)
    await page.waitForURL(/q=Spec/)
    await cardIn(page, lead)
    await page.getByLabel('Value from').fill('900')
    await page.waitForURL(/minValue=900/)
    await boardOf(page).getByText('No lead matches the filter').waitFor()
    await page.goBack()
    await cardIn(page, lead)
    const from = page.getByLabel('Value from')
    await eventually(async () => expect(await from.inputValue()).toBe(''))
    await page.goForward()
    await boardOf(page).getByText('No lead matches the filter').waitFor()
    await page.reload()
    await waitUntilLive({ page })
    await boardOf(page).getByText('No lead matches the filter').waitFor()
    expect(await from.inputValue()).toBe('900')
    await boardOf(page).getByRole('button', { name: 'Clear the filter' }).click()
    await page.waitForURL((url) => url.search === '')
    await cardIn(page, lead)
  },
  TIMEOUT,
)

it(
  'saves what the filter shows as a file, and says on the page why it cannot',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardIn(page, lead)
    const exporting = page.getByRole('button', { name: 'Export CSV' })
    const [file] = await Promise.all([page.waitForEvent('download'), exporting.click()])
    expect(file.suggestedFilename()).toMatch(/^leads-\d{4}-\d{2}-\d{2}\.csv$/)
    const [, ...rows] = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n')
    expect(rows).toEqual([expect.stringContaining(lead.companyName)])
    await page.context().clearCookies()
    await exporting.click()
    await toastOf(page, 'sign in').waitFor()
    await cardOf(page, lead).waitFor()
  },
  TIMEOUT,
)

it(
  'narrows the boards to an owner',
  async () => {
    const page = await pageOf({ browser })
    const mine = await createLead({ page })
    await openBoards({ company: mine.companyName, page })
    await cardIn(page, mine)
    await page.getByLabel('Owner').fill('Nobody')
    await page.getByRole('option', { name: 'Nobody' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/owner=none/)
    await cardOf(page, mine).waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('q')).toBe(mine.companyName)
  },
  TIMEOUT,
)

it(
  "keeps a host's base path in the address",
  async () => {
    const page = await pageOf({ browser })
    await openBoards({ page })
    let tries = 0
    // What Next still loads puts its own address back, nobody knows when.
    await eventually(
      async () => {
        tries += 1
        // As with a `basePath`: the browser knows it, the pathname of Next's router leaves it out.
        await page.evaluate(() =>
          History.prototype.replaceState.call(history, history.state, '', '/base/admin/crm'),
        )
        await page.getByLabel('Search').fill(`Acme${tries}`)
        await page.waitForURL(new RegExp(`q=Acme${tries}$`), { timeout: 15_000 })
        expect(new URL(page.url()).pathname).toBe('/base/admin/crm')
      },
      { timeout: 60_000 },
    )
  },
  TIMEOUT,
)

it(
  'says that a board could not be loaded and loads it again on request',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ page })
    await openBoards({ page })
    await page.route('**/api/crm/board/**', (route) => route.abort())
    await page.getByLabel('Search').fill(lead.companyName)
    await boardOf(page).getByRole('alert').getByText('could not be loaded').waitFor()
    await page.unroute('**/api/crm/board/**')
    await boardOf(page).getByRole('button', { name: 'Try again' }).click()
    await cardIn(page, lead)
    expect(await boardOf(page).getByRole('alert').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'leads a visitor to the form, and from there back to the filtered page',
  async () => {
    const page = await openPage({ browser })
    await page.goto('/admin/crm?owner=me')
    await page.waitForURL(/\/admin\/login\?redirect=/)
    await sendLogin({ page, person: 'rep' })
    await page.waitForURL(/\/admin\/crm\?owner=me$/)
    await page.getByRole('heading', { name: 'CRM' }).waitFor()
    const me = page.getByText('Me', { exact: true })
    await me.first().waitFor()
    expect(await me.count()).toBe(1)
  },
  TIMEOUT,
)

it(
  'links the page in the navigation',
  async () => {
    const page = await openPage({ browser })
    await signInQuickly({ page, person: 'viewer' })
    await page.goto('/admin')
    await page.locator('#nav-crm').evaluate((link: HTMLElement) => link.click())
    await page.waitForURL(/\/admin\/crm$/)
    const link = page.locator('#nav-crm')
    await eventually(async () => expect(await link.getAttribute('aria-current')).toBe('page'))
  },
  TIMEOUT,
)
