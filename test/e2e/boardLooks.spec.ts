import type { Browser } from 'playwright-core'

import { seriousIssues } from '../support/accessibility.js'
import { eventually, openBrowser, waitUntilLive } from '../support/browser.js'
import {
  boardOf,
  cardIn,
  cardOf,
  columnOf,
  createLead,
  moveByMenu,
  openBoards,
  pageOf,
  toastOf,
} from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

/** Controls of Payload's own that come without a name, in every document of every admin. */
const PAYLOADS_OWN = [
  '.doc-drawer .date-time-picker',
  '.doc-drawer .relationship',
  '.doc-drawer .doc-controls',
  '.doc-drawer .has-many',
  '.doc-drawer #field-status',
]

it.each(['light', 'dark'] as const)(
  'has no serious accessibility issue on board, menu and form in the %s theme',
  async (colorScheme) => {
    const page = await pageOf({ browser, options: { colorScheme } })
    const lead = await createLead({ page })
    await openBoards({ page })
    await cardIn(page, lead)
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    expect(await seriousIssues({ page })).toEqual([])
    await cardOf(page, lead).locator('.crm-card__more').click()
    await page.locator('.crm-move-popup').waitFor()
    expect(await seriousIssues({ page, within: '.crm-move-popup' })).toEqual([])
    await page.keyboard.press('Escape')
    await boardOf(page).getByRole('button', { name: 'Add Lead' }).click()
    await page.getByRole('button', { name: 'Add lead', exact: true }).click()
    await page.getByText('Fill in this field.').waitFor()
    expect(await seriousIssues({ page, within: '.crm-modal' })).toEqual([])
  },
  TIMEOUT,
)

it(
  'adds no serious accessibility issue to the drawer of a lead',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardOf(page, lead).locator('.crm-card').click()
    await page.locator('.doc-drawer form[data-form-ready="true"] #field-stage').waitFor()
    expect(await seriousIssues({ leaveOut: PAYLOADS_OWN, page, within: '.doc-drawer' })).toEqual([])
  },
  TIMEOUT,
)

it(
  'fits a phone and is used by touch',
  async () => {
    const options = { hasTouch: true, isMobile: true, viewport: { height: 844, width: 390 } }
    const page = await pageOf({ browser, options })
    const lead = await createLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardIn(page, lead)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Qualified' })
    await toastOf(page, 'moved to Qualified').waitFor()
    await cardIn(page, { id: lead.id, stage: 'qualified' })
  },
  TIMEOUT,
)

it(
  'keeps the document small and brings further cards while a long column scrolls',
  async () => {
    const page = await pageOf({ browser })
    await Promise.all(Array.from({ length: 45 }, () => createLead({ notes: 'Long column', page })))
    await openBoards({ page })
    const column = columnOf(page, 'lead')
    await column.locator('.crm-slot').first().waitFor()
    await waitUntilLive({ page, selector: '[data-stage="lead"] .crm-column__scroll' })
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(4000)
    await column.locator('.crm-column__scroll').hover()
    await page.mouse.wheel(0, 3000)
    await page.mouse.wheel(0, 3000)
    await column.locator('[data-index="29"]').waitFor()
    // Goes on to the end as often as it moves away, as somebody who keeps scrolling does.
    await page.waitForFunction(() => {
      const scroll = document.querySelector('[data-stage="lead"] .crm-column__scroll')!
      scroll.scrollTop = scroll.scrollHeight
      const slots = [...document.querySelectorAll<HTMLElement>('[data-stage="lead"] .crm-slot')]
      return slots.some(({ dataset }) => Number(dataset.index) > 100)
    })
    await eventually(async () => expect(await column.locator('.crm-slot').count()).toBeLessThan(30))
  },
  TIMEOUT,
)
