import type { Browser, Locator, Page } from 'playwright-core'

import { eventually, openBrowser, waitForFocusIn, waitUntilLive } from '../support/browser.js'
import { boardOf, cardOf, columnOf, createLead, openBoards, pageOf, toastOf } from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const openForm = async (page: Page) => {
  await waitUntilLive({ page })
  await boardOf(page).getByRole('button', { name: 'Add Lead' }).click()
  const form = page.getByRole('dialog', { name: 'Add a lead' })
  await waitForFocusIn(form)
  return form
}

const middleOf = async (element: Locator): Promise<[number, number]> => {
  const { height, width, x, y } = (await element.boundingBox())!
  return [x + width / 2, y + height / 2]
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
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await eventually(async () => expect(await focused()).toBe('field-crm-lead-companyName'))
    await form.getByLabel('Company').fill('Form Spec')
    await form.getByLabel('E-mail').fill('ann@example.com')
    await form.getByLabel('Phone').fill('12')
    await form.getByRole('button', { name: 'Add lead' }).click()
    await form.getByText('Enter a phone number').waitFor()
    await eventually(async () => expect(await focused()).toBe('field-crm-lead-contactPhone'))
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
    await first.getByText(company).waitFor()
    await first.getByText('$2,500').waitFor()
    expect(await (await openForm(page)).getByLabel('Company').inputValue()).toBe('')
  },
  TIMEOUT,
)

/** What a select of the form shows as chosen. */
const chosen = (form: Locator, field: string) =>
  form
    .locator(`.crm-row:has(#field-crm-lead-${field}) .rs__single-value`)
    .textContent()
    .then((text) => text?.trim())

const choose = async ({
  field,
  form,
  option,
}: {
  field: string
  form: Locator
  option: string
}) => {
  await form.locator(`#field-crm-lead-${field}`).fill(option)
  await form.getByRole('option', { name: option }).waitFor()
  await form.page().keyboard.press('Enter')
}

it(
  'keeps the chosen pipeline, stage and owner of a draft',
  async () => {
    const page = await pageOf({ browser })
    await openBoards({ page })
    const form = await openForm(page)
    await form.getByLabel('Company').fill('Draft Spec')
    await choose({ field: 'pipeline', form, option: 'Existing Clients' })
    await choose({ field: 'stage', form, option: 'Negotiation' })
    await choose({ field: 'owner', form, option: 'Avery Admin' })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.reload()
    const again = await openForm(page)
    expect(await again.getByLabel('Company').inputValue()).toBe('Draft Spec')
    await eventually(async () =>
      expect([
        await chosen(again, 'pipeline'),
        await chosen(again, 'stage'),
        await chosen(again, 'owner'),
      ]).toEqual(['Existing Clients', 'Negotiation', 'Avery Admin']),
    )
  },
  TIMEOUT,
)

it(
  'takes no edits while a lead is saved, then shows all that the server has against it',
  async () => {
    const page = await pageOf({ browser })
    await openBoards({ page })
    const form = await openForm(page)
    await form.getByLabel('Company').fill('Two Errors')
    await form.getByLabel('E-mail').fill('two..dots@example.com')
    await form.getByLabel('Phone').fill('12')
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/api/crm/leads', async (route) => {
      await gate
      await route.continue()
    })
    await form.getByRole('button', { name: 'Add lead' }).click()
    await form.getByRole('button', { name: 'Adding…' }).waitFor()
    await page.mouse.click(...(await middleOf(form.locator('#field-crm-lead-companyName'))))
    await page.keyboard.type('lost')
    letGo()
    await form.locator('#field-crm-lead-contactPhone-error').waitFor()
    await form.locator('#field-crm-lead-contactEmail-error').waitFor()
    expect(await form.getByLabel('Company').inputValue()).toBe('Two Errors')
    await page.locator('#field-crm-lead-contactEmail:focus').waitFor()
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
    const name = drawer.locator('form[data-form-ready="true"] #field-contactName')
    await name.fill('Drawer Person')
    await drawer.locator('#action-save').click()
    await cardOf(page, lead).getByText('Drawer Person').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/crm')
    await name.waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await page.locator('.crm-card__title:focus').waitFor()
  },
  TIMEOUT,
)
