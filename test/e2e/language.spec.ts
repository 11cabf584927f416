import type { Browser } from 'playwright-core'

import { appURL, openBrowser, openPage, signIn } from '../support/browser.js'
import {
  boardOf,
  cardIn,
  cardOf,
  createLead,
  moveByMenu,
  openBoards,
  toastOf,
} from './boardPage.js'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser.close())

it('speaks German to somebody who has chosen it, from signing in to moving a card', async () => {
  const page = await openPage({ browser })
  await page.context().addCookies([{ name: 'payload-lng', url: appURL(), value: 'de' }])
  await signIn({ page, person: 'manager' })
  const lead = await createLead({ page })
  await openBoards({ company: lead.companyName, page })
  await cardIn(page, lead)
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  await page.getByRole('tab', { name: 'Vertrieb' }).waitFor()
  await page.getByLabel('Suche').waitFor()
  await boardOf(page).getByRole('button', { name: 'Lead hinzufügen' }).waitFor()
  await boardOf(page).locator('.crm-board__summary', { hasText: 'offener Lead' }).waitFor()
  await cardOf(page, lead).getByText('Kein Kontakt').waitFor()
  await cardOf(page, lead).getByText('Heute').waitFor()
  await moveByMenu({ card: cardOf(page, lead), page, to: 'Qualified' })
  await toastOf(page, `${lead.companyName} nach Qualified verschoben.`).waitFor()
  await page.goto(`${appURL()}/admin/collections/crm-leads/${lead.id}`)
  await page.getByText('Quelle', { exact: true }).waitFor()
  await page.getByText('Phase', { exact: true }).waitFor()
}, 120_000)
