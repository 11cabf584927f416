import type { Browser, Locator, Page } from 'playwright-core'

import { eventually, openBrowser, waitForFocusIn } from '../support/browser.js'
import {
  cardOf,
  changeLead,
  createLead,
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

const openForm = async ({ id, page }: { id: string; page: Page }): Promise<void> => {
  await page.goto(`/admin/collections/crm-leads/${id}`)
  await page.locator('form[data-form-ready="true"] #field-notes').waitFor()
}

const field = (page: Page, name: string): Locator => page.locator(`#field-${name}`)

const holds = (page: Page, name: string, value: string): Promise<void> =>
  eventually(async () => expect(await field(page, name).inputValue()).toBe(value))

const saved = (page: Page): Promise<void> => toastOf(page, 'Updated successfully').first().waitFor()

const save = (page: Page): Promise<void> => page.locator('#action-save').click()

const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Somebody else changed this too' })

/** Two people with the form of one lead open, and the first's edit in it. */
const twoPeople = async (mine: Record<string, string>) => {
  const { one, other } = await pagesOfTwo({ browser })
  const lead = await createLead({ contactName: 'First', notes: 'First', page: one })
  await Promise.all([openForm({ id: lead.id, page: one }), openForm({ id: lead.id, page: other })])
  for (const [name, value] of Object.entries(mine)) {
    await field(one, name).fill(value)
  }
  return { lead, one, other }
}

const write = async (page: Page, values: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    await field(page, name).fill(value)
  }
  // A toast may still be there from the save before.
  const answered = page.waitForResponse(
    (response) =>
      response.request().method() === 'PATCH' &&
      response.url().includes('/api/crm-leads/') &&
      response.ok(),
  )
  await save(page)
  await answered
  await saved(page)
}

it(
  'saves two edits of different fields without a question, and says what came with it',
  async () => {
    const { lead, one, other } = await twoPeople({ notes: 'Mine' })
    await write(other, { contactName: 'Theirs', estimatedValue: '777' })
    await save(one)
    await toastOf(one, 'somebody else had changed meanwhile: Contact and Estimated value').waitFor()
    await holds(one, 'contactName', 'Theirs')
    await holds(one, 'notes', 'Mine')
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Theirs',
      estimatedValue: 777,
      notes: 'Mine',
    })
    await write(one, { notes: 'Mine again' })
  },
  TIMEOUT,
)

it(
  'asks about a field both changed, and keeps mine',
  async () => {
    const { lead, one, other } = await twoPeople({ contactPhone: '+12125550100', notes: 'Mine' })
    await write(other, { contactName: 'Theirs', notes: 'Theirs' })
    await save(one)
    const dialog = dialogOf(one)
    await dialog.getByRole('group', { name: 'Notes' }).getByText('Theirs', { exact: true }).nth(1).waitFor()
    await dialog.getByText('Changed by you alone, and kept: Phone.').waitFor()
    await dialog.getByText('alone, and taken over: Contact.').waitFor()
    await toastOf(one, 'Somebody else has changed this record').waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    await saved(one)
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Theirs',
      contactPhone: '+12125550100',
      notes: 'Mine',
    })
  },
  TIMEOUT,
) // prettier-ignore

it(
  'takes theirs, and saves nothing where nothing of mine is left',
  async () => {
    const { lead, one, other } = await twoPeople({ notes: 'Mine' })
    await write(other, { notes: 'Theirs' })
    const { updatedAt } = await readLead({ id: lead.id, page: one })
    await save(one)
    await dialogOf(one).getByRole('button', { name: 'Take theirs' }).click()
    await toastOf(one, 'as it was saved last').waitFor()
    await holds(one, 'notes', 'Theirs')
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({ updatedAt })
    await write(one, { notes: 'Mine after all' })
  },
  TIMEOUT,
)

it(
  'lets several fields be chosen one by one, with the keyboard alone',
  async () => {
    const { lead, one, other } = await twoPeople({ contactName: 'Mine', notes: 'Mine' })
    await write(other, { contactName: 'Theirs', notes: 'Theirs' })
    await one.keyboard.press('Control+s')
    const dialog = dialogOf(one)
    const saving = dialog.getByRole('button', { name: 'Save these choices' })
    await saving.waitFor()
    expect(await saving.isDisabled()).toBe(true)
    await waitForFocusIn(dialog)
    await one.keyboard.press('Tab')
    await one.keyboard.press('Space')
    await one.keyboard.press('Tab')
    await one.keyboard.press('ArrowRight')
    const chosen = (name: string, side: string) =>
      dialog.getByRole('group', { name }).getByRole('radio', { name: side, checked: true })
    await chosen('Contact', 'Yours').waitFor()
    await chosen('Notes', 'Theirs').waitFor()
    await one.keyboard.press('Tab')
    await saving.and(one.locator(':focus')).waitFor()
    await one.keyboard.press('Enter')
    await saved(one)
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Mine',
      notes: 'Theirs',
    })
  },
  TIMEOUT,
) // prettier-ignore

it(
  'leaves the form as typed when the question is put off, and asks again',
  async () => {
    const { lead, one, other } = await twoPeople({ contactPhone: '+12125550100', notes: 'Mine' })
    await write(other, { notes: 'Theirs' })
    await field(one, 'notes').focus()
    await one.keyboard.press('Control+s')
    await dialogOf(one).waitFor()
    await one.keyboard.press('Escape')
    await dialogOf(one).waitFor({ state: 'detached' })
    await one.waitForFunction(() => document.activeElement?.id === 'field-notes')
    expect(await field(one, 'notes').inputValue()).toBe('Mine')
    expect(await field(one, 'contactPhone').inputValue()).toBe('+12125550100')
    await changeLead({ id: lead.id, notes: 'Newest', page: other })
    await save(one)
    await dialogOf(one).getByText('Newest').waitFor()
    await dialogOf(one).getByRole('button', { name: 'Keep mine' }).click()
    await saved(one)
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({ notes: 'Mine' })
  },
  TIMEOUT,
)

it(
  'keeps what was typed when the server cannot be reached in the middle of it',
  async () => {
    const { lead, one, other } = await twoPeople({ notes: 'Mine' })
    await write(other, { contactName: 'Theirs', notes: 'Theirs' })
    await save(one)
    const keepMine = dialogOf(one).getByRole('button', { name: 'Keep mine' })
    await keepMine.waitFor()
    await one.context().setOffline(true)
    await keepMine.click()
    await toastOf(one, 'The server cannot be reached').waitFor()
    expect(await field(one, 'notes').inputValue()).toBe('Mine')
    await one.context().setOffline(false)
    await save(one)
    await keepMine.click()
    await saved(one)
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Theirs',
      notes: 'Mine',
    })
  },
  TIMEOUT,
)

it(
  'does not throw away what was typed into a form that was out of date from the start',
  async () => {
    const { lead, one, other } = await twoPeople({})
    await write(other, { contactName: 'Theirs' })
    await field(one, 'notes').fill('Mine')
    await toastOf(one, 'Go on: when you save').waitFor()
    await one.getByRole('dialog').waitFor({ state: 'hidden' })
    await save(one)
    await saved(one)
    expect(await readLead({ id: lead.id, page: one })).toMatchObject({
      contactName: 'Theirs',
      notes: 'Mine',
    })
  },
  TIMEOUT,
)

it(
  'asks in the drawer over the board as well, and the card shows what was kept',
  async () => {
    const one = await pageOf({ browser })
    const lead = await createLead({ page: one })
    await openBoards({ company: lead.companyName, page: one })
    await cardOf(one, lead).locator('.crm-card__title').click()
    await one.locator('form[data-form-ready="true"] #field-contactName').fill('Mine')
    await changeLead({ id: lead.id, contactName: 'Theirs', estimatedValue: 4321, page: one })
    await save(one)
    await dialogOf(one).getByRole('button', { name: 'Keep mine' }).click()
    await saved(one)
    await cardOf(one, lead).getByText('Mine').waitFor()
    await eventually(async () => expect(await cardOf(one, lead).textContent()).toContain('$4,321'))
  },
  TIMEOUT,
)
