import type { Browser, Locator, Page } from 'playwright-core'

import { allIssues } from '../support/accessibility.js'
import { openBrowser, waitForFocusIn } from '../support/browser.js'
import {
  cardIn,
  cardOf,
  changeLead,
  createLead,
  moveByMenu,
  openBoards,
  pageOf,
  pagesOfTwo,
  readLead,
  toastOf,
} from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

/** One person's board, and somebody else who is signed in as well. */
const twoPeople = async () => {
  const { one, other } = await pagesOfTwo({ browser })
  const lead = await createLead({ page: one })
  await openBoards({ company: lead.companyName, page: one })
  await cardIn(one, lead)
  return { lead, one, other }
}

const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'You and somebody else moved' })

it(
  'moves a card that somebody else has changed in other fields, and says so quietly',
  async () => {
    const { lead, one, other } = await twoPeople()
    await changeLead({ id: lead.id, contactName: 'Someone New', page: other })
    await moveByMenu({ card: cardOf(one, lead), page: one, to: 'Qualified' })
    await toastOf(one, 'moved to Qualified. Somebody else had changed it meanwhile').waitFor()
    await cardIn(one, { id: lead.id, stage: 'qualified' })
    await cardOf(one, lead).getByText('Someone New').waitFor()
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Someone New',
      stage: 'qualified',
    })
  },
  TIMEOUT,
)

it(
  'asks where a card is to stay that both moved: mine, and the focus is on it',
  async () => {
    const { lead, one, other } = await twoPeople()
    await openBoards({ company: lead.companyName, page: other })
    await moveByMenu({ card: cardOf(other, lead), page: other, to: 'Negotiation' })
    await toastOf(other, 'moved to Negotiation').waitFor()
    await moveByMenu({ card: cardOf(one, lead), page: one, to: 'Qualified' })
    const stage = dialogOf(one).getByRole('group', { name: 'Stage' })
    await stage.getByText('Negotiation').waitFor()
    expect(await stage.textContent()).toContain('Qualified')
    expect(await stage.textContent()).toContain('Avery Admin')
    await waitForFocusIn(dialogOf(one))
    await one.keyboard.press('Tab')
    await one.keyboard.press('Enter')
    await toastOf(one, 'moved to Qualified').waitFor()
    await cardIn(one, { id: lead.id, stage: 'qualified' })
    await one.waitForFunction(() => document.activeElement?.matches('.crm-card__title'))
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({ stage: 'qualified' })
  },
  TIMEOUT,
)

it.each([
  ['by the button', (page: Page) => dialogOf(page).getByRole('button', { name: 'Take theirs' }).click()],
  ['by Escape', (page: Page) => page.keyboard.press('Escape')],
])('leaves a card that both moved where they put it, %s', async (_, answer) => {
  const { lead, one, other } = await twoPeople()
  await changeLead({ id: lead.id, contactName: 'Someone New', page: other, stage: 'negotiation' })
  await moveByMenu({ card: cardOf(one, lead), page: one, to: 'Qualified' })
  await dialogOf(one).waitFor()
  await answer(one)
  await cardIn(one, { id: lead.id, stage: 'negotiation' })
  await cardOf(one, lead).getByText('Someone New').waitFor()
  expect(await readLead({ id: lead.id, page: one })).toMatchObject({ stage: 'negotiation' })
}, TIMEOUT) // prettier-ignore

it(
  'asks for the reason alone when both lost the lead',
  async () => {
    const { lead, one, other } = await twoPeople()
    await moveByMenu({ card: cardOf(one, lead), page: one, to: 'Closed Lost' })
    const reason = one.getByRole('dialog', { name: `Why was ${lead.companyName} lost?` })
    await reason.getByLabel('In your words').fill('Price')
    await changeLead({ id: lead.id, lostReason: 'Timing', page: other, stage: 'closed_lost' })
    await reason.getByRole('button', { name: 'Move to Closed Lost' }).click()
    const asked = dialogOf(one).getByRole('group')
    await asked.getByText('Timing').waitFor()
    expect(await asked.count()).toBe(1)
    await dialogOf(one).getByRole('button', { name: 'Keep mine' }).click()
    await cardIn(one, { id: lead.id, stage: 'closed_lost' })
    await toastOf(one, 'Closed Lost').waitFor()
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      lostReason: 'Price',
      stage: 'closed_lost',
    })
  },
  TIMEOUT,
)

it.each(['light', 'dark'] as const)(
  'has no accessibility issue in the question, in the %s theme',
  async (colorScheme) => {
    const page = await pageOf({ browser, options: { colorScheme } })
    const lead = await createLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardIn(page, lead)
    await changeLead({ id: lead.id, page, stage: 'negotiation' })
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Qualified' })
    await dialogOf(page).waitFor()
    expect(await allIssues({ page, within: '.crm-modal' })).toEqual([])
  },
  TIMEOUT,
)
