import type { Browser, Page } from 'playwright-core'

import { appURL, eventually, openBrowser } from '../support/browser.js'
import { createLead, pageOf, readLead, toastOf } from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const choose = async ({
  field,
  option,
  page,
}: {
  field: string
  option: string
  page: Page
}): Promise<void> => {
  await page.locator(`#field-${field} .rs__control`).click()
  await page.locator(`#field-${field} .rs__option`).getByText(option, { exact: true }).click()
}

const save = async (page: Page, message: RegExp): Promise<void> => {
  await page.locator('#action-save').click()
  await toastOf(page, message).first().waitFor()
}

it(
  'makes a contact with a consent, says since when it holds, and takes it back',
  async () => {
    const page = await pageOf({ browser })
    await page.goto('/admin/collections/crm-contacts/create')
    await page.locator('form[data-form-ready="true"] #field-firstName').fill('Consenting')
    await page.locator('#field-lastName').fill('Person')
    await page.locator('#field-email').fill(` Consent.${Date.now()}@Example.COM `)
    await choose({ field: 'emailConsent', option: 'Granted', page })
    await page.locator('#field-emailConsentSource').fill('trade fair')
    await save(page, /successfully created/)
    // The page of what was made has a form of its own.
    await page.waitForURL((url) => !url.pathname.endsWith('/create'))
    await page.locator('h1', { hasText: 'Consenting Person' }).waitFor()
    const email = page.locator('form[data-form-ready="true"] #field-email')
    await eventually(async () =>
      expect(await email.inputValue()).toMatch(/^consent\.\d+@example\.com$/),
    )
    const since = page
      .locator('.date-time-field', { hasText: 'E-mail consent since' })
      .locator('input')
    await eventually(async () => expect(await since.inputValue()).not.toBe(''))
    expect(await page.locator('#field-emailConsentSource').inputValue()).toBe('trade fair')
    await choose({ field: 'emailConsent', option: 'Revoked', page })
    await save(page, /Updated successfully/)
    await page.reload()
    await page.locator('form[data-form-ready="true"] #field-emailConsent').waitFor()
    expect(await page.locator('#field-emailConsent').textContent()).toContain('Revoked')
    expect(await page.locator('#field-emailConsentSource').inputValue()).toBe('admin')
  },
  TIMEOUT,
)

it(
  'changes what its lead says of it',
  async () => {
    const page = await pageOf({ browser })
    const email = `followed.${Date.now()}@example.com`
    const lead = await createLead({
      contactEmail: email,
      contactName: 'Ann Lee',
      page,
    })
    const found = await page.request.get(
      `/api/crm-contacts?where[email][equals]=${encodeURIComponent(email)}`,
      { headers: { origin: appURL() } },
    )
    const { docs } = (await found.json()) as { docs: { id: string }[] }
    expect(docs).toHaveLength(1)
    const id = docs[0]!.id
    await page.goto(`/admin/collections/crm-contacts/${id}`)
    await page.locator('form[data-form-ready="true"] #field-lastName').fill('Ray')
    await save(page, /Updated successfully/)
    expect(await readLead({ id: lead.id, page })).toMatchObject({ contactName: 'Ann Ray' })
  },
  TIMEOUT,
)
