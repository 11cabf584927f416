import type { Browser, Locator, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser, waitUntilLive } from '../support/browser.js'
import { createLead, pageOf, toastOf } from './boardPage.js'

const TIMEOUT = 180_000
const PAGE = '.crm-record'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const create = async (
  page: Page,
  path: string,
  data: Record<string, unknown>,
): Promise<{ id: string }> => {
  const headers = { origin: appURL() }
  const response = await page.request.post(`/api/crm${path}`, { data, headers })
  expect([response.status(), path]).toEqual([201, path])
  return ((await response.json()) as { doc: { id: string } }).doc
}

const unique = (): string => randomBytes(5).toString('hex')

const createContact = (page: Page, data: Record<string, unknown> = {}) =>
  create(page, '/contacts', {
    email: `${unique()}@example.com`,
    firstName: 'Ann',
    lastName: unique(),
    phone: '+1 202 555 0143',
    ...data,
  })

const openContact = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/admin/collections/crm-contacts/${id}/overview`)
  await page.locator(PAGE).getByRole('region', { name: 'Timeline' }).waitFor()
  await waitUntilLive({ page, selector: PAGE })
}

const entries = (page: Page): Locator => page.locator('.crm-entry')

const choose = (page: Page, group: 'Show' | 'Type', name: string): Promise<void> =>
  page.getByRole('group', { name: group }).getByRole('button', { name, exact: true }).click()

it(
  'shows what is logged about a person at once, and by its kind',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createContact(page)
    const lead = await createLead({ page })
    const ofLead = `/api/crm-leads/${lead.id}`
    await page.request.patch(ofLead, { data: { contact: id }, headers: { origin: appURL() } })
    await page.goto(`/admin/collections/crm-contacts/${id}`)
    await page.locator('.doc-tabs').getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Nothing has happened yet').waitFor()
    await page.getByText('Nothing was reported yet').waitFor()
    await page.getByRole('link', { name: lead.companyName }).first().waitFor()
    const stage = page.getByRole('region', { name: 'Engagement stage' })
    await stage.getByText('Subscribed less than 7 days ago').waitFor()
    expect(await seriousIssues({ page, within: PAGE })).toEqual([])

    await page.getByRole('textbox', { name: 'Subject' }).fill('Rates for spring')
    await page.getByRole('textbox', { name: 'What was said' }).fill('Wants video')
    await page.getByRole('button', { name: 'Log', exact: true }).click()
    await toastOf(page, 'Logged.').waitFor()
    await entries(page).getByText('Rates for spring').waitFor()
    await page.getByText('Calls, messages and meetings in 14 days: 1').waitFor()

    await choose(page, 'Show', 'Meetings')
    await page.getByText('Nothing of this kind has happened').waitFor()
    await choose(page, 'Show', 'Calls')
    await entries(page).getByText('Wants video').waitFor()
    expect(await entries(page).count()).toBe(1)
  },
  TIMEOUT,
)

it(
  'begins a mail with a click, and takes down what came of it',
  async () => {
    const page = await pageOf({ browser })
    const email = `${unique()}@example.com`
    const { id } = await createContact(page, { email })
    await openContact(page, id)
    const quick = page.locator('.crm-quick')
    const hrefOf = (name: string) =>
      quick.getByRole('link', { name, exact: true }).getAttribute('href')
    expect(await hrefOf('E-mail')).toBe(`mailto:${email}`)
    expect(await hrefOf('Call')).toMatch(/^tel:\+?12025550143$/)
    await quick.getByRole('link', { name: 'SMS' }).click()
    const type = page.getByRole('group', { name: 'Type' })
    await type.getByRole('button', { name: 'SMS', exact: true, pressed: true }).waitFor()
  },
  TIMEOUT,
)

it(
  'lists what is to be done, and ticks it off',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createContact(page)
    await openContact(page, id)
    await choose(page, 'Type', 'Task')
    await page.getByRole('button', { name: 'Add task' }).click()
    await page.locator('#field-log-subject-error').waitFor()
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Send the rates')
    await page.getByLabel('Until').fill('2026-01-05')
    await page.getByRole('button', { name: 'Add task' }).click()
    const tasks = page.getByRole('list', { name: 'Tasks' })
    await tasks.getByText('Overdue since').waitFor()
    await page.getByText('Overdue tasks: 1').waitFor()
    await tasks.getByRole('checkbox', { name: 'Send the rates' }).check()
    await page.getByText('No open tasks.').waitFor()
    await page.locator('.crm-entry[data-done="true"]').getByText('Send the rates').waitFor()
    expect(await tasks.count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'closes every way to somebody who wants to hear nothing, and one way to who took it back',
  async () => {
    const page = await pageOf({ browser })
    const nothing = await createContact(page, { doNotContact: true })
    await openContact(page, nothing.id)
    const quick = page.locator('.crm-quick')
    await page.getByText('This person wants to hear nothing from us').waitFor()
    for (const name of ['Call', 'E-mail', 'SMS']) {
      const way = quick.getByRole('button', { name, exact: true })
      expect([name, await way.isDisabled()]).toEqual([name, true])
    }
    expect(await quick.getByRole('link').count()).toBe(0)

    const noMail = await createContact(page, { emailConsent: 'revoked' })
    await openContact(page, noMail.id)
    await quick.getByRole('link', { name: 'Call' }).waitFor()
    expect(await quick.getByRole('button', { name: 'E-mail' }).isDisabled()).toBe(true)
    await quick.getByText('This person has taken back their consent to this.').waitFor()
  },
  TIMEOUT,
)

it(
  'gathers at a company what happened with its people, as far back as one scrolls',
  async () => {
    const page = await pageOf({ browser })
    const company = await create(page, '/companies', { name: `Acme ${unique()}` })
    const { id } = await createContact(page, { company: company.id })
    for (const number of Array.from({ length: 30 }).keys()) {
      const day = String(number + 1).padStart(2, '0')
      await create(page, '/activities', {
        type: 'note',
        contact: id,
        occurredAt: `2026-01-${day}T10:00:00.000Z`,
        subject: `Note ${day}`,
      })
    }
    await page.goto(`/admin/collections/crm-companies/${company.id}/overview`)
    await entries(page).getByText('Note 30').waitFor()
    await page.mouse.move(300, 400)
    await page.mouse.wheel(0, 20_000)
    await entries(page).getByText('Note 01').waitFor()
    expect(await entries(page).count()).toBe(30)
    await page.getByRole('region', { name: 'People' }).getByRole('link', { name: 'Ann' }).click()
    await page.waitForURL(`**/crm-contacts/${id}/overview`)
  },
  TIMEOUT,
)

it(
  'fits a narrow, dark screen, and is read by who may not log',
  async () => {
    const manager = await pageOf({ browser })
    const { id } = await createContact(manager, { doNotContact: true })
    await create(manager, '/activities', { type: 'call', body: 'x'.repeat(300), contact: id })
    const page = await pageOf({
      browser,
      options: { colorScheme: 'dark', viewport: { height: 844, width: 390 } },
      person: 'viewer',
    })
    await openContact(page, id)
    await entries(page).first().waitFor()
    await page.getByText('Your role does not log activities.').waitFor()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    expect(await seriousIssues({ page, within: PAGE })).toEqual([])
  },
  TIMEOUT,
)
