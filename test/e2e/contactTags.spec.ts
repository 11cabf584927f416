import type { Browser, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, eventually, openBrowser, waitUntilLive } from '../support/browser.js'
import { pageOf, send, toastOf } from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const tagsOf = async (page: Page, mark: string): Promise<string[][]> => {
  const response = await page.request.get(
    `/api/crm-contacts?where[lastName][equals]=${mark}&sort=email`,
    { headers: { origin: appURL() } },
  )
  const { docs } = (await response.json()) as { docs: { tags: string[] }[] }
  return docs.map(({ tags }) => tags)
}

it(
  'tags the contacts that are chosen, and everybody whom the list finds',
  async () => {
    const page = await pageOf({ browser })
    const mark = randomBytes(5).toString('hex')
    for (const number of [1, 2, 3]) {
      const body = { email: `${number}.${mark}@example.com`, lastName: mark, tags: ['old'] }
      await send({ body, method: 'POST', page, path: '/contacts' })
    }
    await page.goto(
      `/admin/collections/crm-contacts?where[lastName][equals]=${mark}&sort=email&limit=2`,
    )
    await waitUntilLive({ page, selector: '.crm-import-bar button' })
    expect(await page.getByRole('button', { name: /^Tag / }).count()).toBe(0)
    await page.locator('.row-1 input[type="checkbox"]').check()
    await page.getByRole('button', { name: 'Tag one contact' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Name tags to add or to remove.').waitFor()
    expect(await seriousIssues({ page, within: '#crm-tag-contacts' })).toEqual([])
    await dialog.getByLabel('Add tags').fill('fair, vip')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await toastOf(page, 'One contact was changed.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    expect(await tagsOf(page, mark)).toEqual([['old', 'fair', 'vip'], ['old'], ['old']])

    // The list is read again after the change, and forgets then what was chosen.
    await eventually(async () => {
      await page.locator('.row-1 input[type="checkbox"]').uncheck({ timeout: 1000 })
      await page.locator('thead input[type="checkbox"]').check({ timeout: 1000 })
      await page.getByRole('button', { name: /^Select all \(3/ }).click({ timeout: 1000 })
      await page.getByRole('button', { name: 'Tag 3 contacts' }).click({ timeout: 1000 })
    })
    await dialog.getByLabel('Remove tags').fill('old')
    await page.keyboard.press('Enter')
    await toastOf(page, '3 contacts were changed.').waitFor()
    expect(await tagsOf(page, mark)).toEqual([['fair', 'vip'], [], []])
    await page.getByRole('button', { name: /^Tag / }).waitFor({ state: 'detached' })
  },
  TIMEOUT,
)

it(
  'offers nothing in the trash: what is done there is not done with those in the list',
  async () => {
    const page = await pageOf({ browser })
    const mark = randomBytes(5).toString('hex')
    const body = { email: `${mark}@example.com`, lastName: mark }
    const { doc } = await send<{ doc: { id: string } }>({
      body,
      method: 'POST',
      page,
      path: '/contacts',
    })
    await page.request.patch(`/api/crm-contacts/${doc.id}`, {
      data: { deletedAt: new Date().toISOString() },
      headers: { origin: appURL() },
    })
    await page.goto(`/admin/collections/crm-contacts/trash?where[lastName][equals]=${mark}`)
    await waitUntilLive({ page, selector: '.row-1 input[type="checkbox"]' })
    await page.locator('.row-1 input[type="checkbox"]').check()
    await page.getByText('1 selected').waitFor()
    expect(await page.locator('.crm-import-bar').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'offers it to nobody who only reads',
  async () => {
    const page = await pageOf({ browser, person: 'viewer' })
    await page.goto('/admin/collections/crm-contacts')
    await waitUntilLive({ page, selector: '.crm-import-bar button' })
    expect(await page.getByRole('button', { name: /^Tag / }).count()).toBe(0)
  },
  TIMEOUT,
)
