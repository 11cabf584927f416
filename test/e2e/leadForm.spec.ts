import type { Browser, Page } from 'playwright-core'

import { openBrowser } from '../support/browser.js'
import { boardOf, cardOf, columnOf, createLead, openBoards, pageOf, toastOf } from './boardPage.js'

const TIMEOUT = 60_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const openForm = async (page: Page) => {
  await boardOf(page).getByRole('button', { name: 'Add Lead' }).click()
  const form = page.getByRole('dialog', { name: 'Add a lead' })
  await form.waitFor()
  return form
}

it(
  'marks what is missing or wrong, in words and with the focus in the first field',
  async () => {
    const page = await pageOf({ browser })
    await openBoards({ page })
    const form = await openForm(page)
    await form.getByLabel('E-mail').fill('nobody')
    await form.getByRole('button', { name: 'Add lead' }).click()
    await form.getByText('Fill in this field.').waitFor()
    await form.getByText('Enter an e-mail address such as').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-crm-lead-companyName')
    await form.getByLabel('Company').fill('Form Spec')
    await form.getByLabel('E-mail').fill('ann@example.com')
    await form.getByLabel('Phone').fill('12')
    await form.getByRole('button', { name: 'Add lead' }).click()
    await form.getByText('Enter a phone number').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(
      'field-crm-lead-contactPhone',
    )
  },
  TIMEOUT,
)

it(
  'keeps what was typed over Escape and a reload, and adds the lead at the top',
  async () => {
    const page = await pageOf({ browser })
    await openBoards({ page })
    const company = `Kept ${Date.now()}`
    await (await openForm(page)).getByLabel('Company').fill(company)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.reload()
    const form = await openForm(page)
    await form.getByText('Your draft was kept.').waitFor()
    expect(await form.getByLabel('Company').inputValue()).toBe(company)
    await form.getByLabel('Estimated value').fill('2500')
    await form.getByRole('button', { name: 'Add lead' }).click()
    await toastOf(page, `${company} was added to Lead.`).waitFor()
    const first = columnOf(page, 'lead').locator('.crm-slot').first()
    expect(await first.textContent()).toContain(company)
    expect(await first.textContent()).toContain('$2,500')
    expect(await (await openForm(page)).getByLabel('Company').inputValue()).toBe('')
  },
  TIMEOUT,
)

it(
  'opens a lead over the board and shows on its card what was saved there',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardOf(page, lead).locator('.crm-card').click()
    const drawer = page.locator('.doc-drawer')
    await drawer.locator('#field-contactName').fill('Drawer Person')
    await drawer.locator('#action-save').click()
    await cardOf(page, lead).getByText('Drawer Person').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/crm')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await page.locator('.crm-card__title:focus').waitFor()
  },
  TIMEOUT,
)
