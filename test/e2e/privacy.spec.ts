import type { Browser, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { seriousIssues } from '../support/accessibility.js'
import { openBrowser } from '../support/browser.js'
import { pageOf, send, toastOf } from './boardPage.js'

const TIMEOUT = 120_000
const EXPORT = 'Export their data'
const ERASE = 'Erase this person'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const createContact = async (page: Page): Promise<{ email: string; id: string }> => {
  const { doc } = await send<{ doc: { email: string; id: string } }>({
    body: {
      email: `${randomBytes(5).toString('hex')}@example.com`,
      firstName: 'Gone',
      lastName: 'Tomorrow',
    },
    method: 'POST',
    page,
    path: '/contacts',
  })
  return doc
}

const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/admin/collections/crm-contacts/${id}`)
  await page.locator('form[data-form-ready="true"] #field-firstName').waitFor()
}

it(
  'hands out what there is about a person, and erases them after asking once more',
  async () => {
    const page = await pageOf({ browser, person: 'admin' })
    const { id, email } = await createContact(page)
    await open(page, id)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: EXPORT }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(JSON.parse(file)).toMatchObject({ records: { crm_contacts: [{ email }] } })

    await page.getByRole('button', { name: ERASE }).click()
    const dialog = page.locator('#crm-erase-person')
    await dialog.getByText('Erase Gone Tomorrow?').waitFor()
    expect(await seriousIssues({ page, within: '#crm-erase-person' })).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.locator('#field-email').inputValue()).toBe(email)

    await page.getByRole('button', { name: ERASE }).click()
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await toastOf(page, /The person was erased/)
      .first()
      .waitFor()
    await page.waitForURL(/\/collections\/crm-contacts(\?|$)/)
    await open(page, id)
    await page.locator('h1', { hasText: 'Erased contact' }).waitFor()
    expect(await page.locator('#field-email').inputValue()).toBe('')
    await page.locator('.field-type', { hasText: 'Erased on' }).waitFor()
    expect(await page.getByRole('button', { name: ERASE }).count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'leaves erasing to administrators, and both to those who manage',
  async () => {
    const manager = await pageOf({ browser, person: 'manager' })
    const { id } = await createContact(manager)
    await open(manager, id)
    await manager.getByRole('button', { name: EXPORT }).waitFor()
    expect(await manager.getByRole('button', { name: ERASE }).count()).toBe(0)
    const rep = await pageOf({ browser, person: 'rep' })
    await open(rep, id)
    expect(await rep.getByRole('button', { name: EXPORT }).count()).toBe(0)
  },
  TIMEOUT,
)
