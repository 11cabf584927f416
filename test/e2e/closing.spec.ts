import type { Browser, Locator, Page } from 'playwright-core'

import type { Lead } from './boardPage.js'

import { openBrowser, waitForFocusIn } from '../support/browser.js'
import {
  cardIn,
  cardOf,
  columnOf,
  createLead,
  dragTo,
  moveByMenu,
  openBoards,
  pageOf,
  readLead,
  toastOf,
} from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const start = async (): Promise<{ lead: Lead; page: Page }> => {
  const page = await pageOf({ browser })
  const lead = await createLead({ estimatedValue: 1234, page })
  await openBoards({ company: lead.companyName, page })
  await cardIn(page, lead)
  return { lead, page }
}

const choose = async ({
  label,
  option,
  within,
}: {
  label: string
  option: string
  within: Locator
}): Promise<void> => {
  await within.getByLabel(label).click()
  await within.getByText(option, { exact: true }).click()
}

it(
  'asks what a lead was won for, and puts the card back without an answer',
  async () => {
    const { lead, page } = await start()
    await dragTo({ card: cardOf(page, lead), page, to: columnOf(page, 'closed_won') })
    const dialog = page.getByRole('dialog', { name: `${lead.companyName} is won` })
    const value = dialog.getByLabel('Actual value (USD)')
    expect(await value.inputValue()).toBe('1234')
    await value.fill('')
    await dialog.getByRole('button', { name: 'Move to Closed Won' }).click()
    await dialog.getByText('Say what it was won for').waitFor()
    await page.keyboard.press('Escape')
    await cardIn(page, lead)
    expect(await readLead({ id: lead.id, page })).toMatchObject({ stage: 'lead' })

    await moveByMenu({ card: cardOf(page, lead), page, to: 'Closed Won' })
    await waitForFocusIn(dialog)
    await value.fill('1500.5')
    await choose({ label: 'Reason (optional)', option: 'Audience', within: dialog })
    await dialog.getByRole('button', { name: 'Move to Closed Won' }).click()
    await toastOf(page, 'moved to Closed Won').waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      actualValue: 1500.5,
      stage: 'closed_won',
      wonReasonKey: 'audience',
    })
  },
  TIMEOUT,
)

it(
  'takes a reason of the settings for a lost lead, and gives it back when that is undone twice',
  async () => {
    const { lead, page } = await start()
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Closed Lost' })
    const dialog = page.getByRole('dialog', { name: `Why was ${lead.companyName} lost?` })
    await waitForFocusIn(dialog)
    await choose({ label: 'Reason', option: 'Budget', within: dialog })
    await dialog.getByRole('button', { name: 'Move to Closed Lost' }).click()
    await toastOf(page, 'moved to Closed Lost').waitFor()
    const lost = { lostReason: 'Budget', lostReasonKey: 'budget', stage: 'closed_lost' }
    expect(await readLead({ id: lead.id, page })).toMatchObject(lost)

    await moveByMenu({ card: cardOf(page, lead), page, to: 'Proposal' })
    await toastOf(page, 'moved to Proposal').getByRole('button', { name: 'Undo' }).click()
    await toastOf(page, 'back in Closed Lost').waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject(lost)
  },
  TIMEOUT,
)

it(
  'asks for the reason in the form of a lead once a lost stage is chosen',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ page })
    await page.goto(`/admin/collections/crm-leads/${lead.id}`)
    await page.locator('form[data-form-ready="true"] #field-notes').waitFor()
    // Its name, and not its key: the stages are there.
    await page.locator('#field-stage').getByText('Lead', { exact: true }).waitFor()
    const reason = page.locator('#field-lostReasonKey')
    expect(await reason.count()).toBe(0)
    await choose({ label: 'Stage', option: 'Closed Lost', within: page.locator('#field-stage') })
    await reason.waitFor()
    await choose({ label: 'Lost because of', option: 'Timing', within: reason })
    await page.locator('#field-lostReason').fill('Next year perhaps')
    await page.locator('#action-save').click()
    await toastOf(page, 'Updated successfully').first().waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      lostReason: 'Next year perhaps',
      lostReasonKey: 'timing',
      stage: 'closed_lost',
    })
  },
  TIMEOUT,
)
