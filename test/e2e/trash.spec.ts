import type { Browser, Page } from 'playwright-core'

import { appURL, openBrowser, openPage, signIn, waitUntilLive } from '../support/browser.js'
import { createLead, readLead } from './boardPage.js'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser.close())

const TIMEOUT = 120_000

const confirm = (page: Page) => page.locator('dialog[open] #confirm-action, #confirm-action').last()

const openMenu = (page: Page) => page.locator('.doc-controls__popup .popup-button').click()

it(
  'lets a rep put their own lead into the trash and take it out again, and never more than that',
  async () => {
    const page = await openPage({ browser })
    await signIn({ page, person: 'rep' })
    const lead = await createLead({ page })

    await page.goto(`${appURL()}/admin/collections/crm-leads/${lead.id}`)
    await waitUntilLive({ page })
    await openMenu(page)
    await page.locator('#action-delete').click()
    await confirm(page).waitFor()
    expect(await page.getByText('delete permanently').count()).toBe(0)
    await confirm(page).click()
    await page.waitForURL((url) => !url.pathname.endsWith(lead.id))

    await page.goto(`${appURL()}/admin/collections/crm-leads/trash/${lead.id}`)
    await waitUntilLive({ page })
    await page.getByRole('button', { name: 'Restore' }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Permanently Delete' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Restore' }).first().click()
    await confirm(page).click()
    await page.waitForURL((url) => url.pathname.endsWith(`/crm-leads/${lead.id}`))
    expect(await readLead({ id: lead.id, page })).toMatchObject({ companyName: lead.companyName })
  },
  TIMEOUT,
)
