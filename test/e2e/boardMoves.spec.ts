import type { Browser, Page } from 'playwright-core'

import type { Person } from '../support/browser.js'
import type { Lead } from './boardPage.js'

import { eventually, openBrowser } from '../support/browser.js'
import {
  cardIn,
  cardOf,
  changeLead,
  columnOf,
  createLead,
  dragTo,
  moveByMenu,
  nextSave,
  oldestOpenLead,
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

const start = async (
  fields: Record<string, unknown> = {},
  person: Person = 'manager',
): Promise<{ lead: Lead; page: Page }> => {
  const page = await pageOf({ browser, person })
  const lead = await createLead({ page, ...fields })
  await openBoards({ company: lead.companyName, page })
  await cardIn(page, lead)
  return { lead, page }
}

const countOf = (page: Page, stage: string) =>
  columnOf(page, stage).locator('.crm-column__count').textContent()

/** Resolves once each of these stages says that it has so many cards. */
const expectCounts = (page: Page, counts: Record<string, string>): Promise<void> =>
  eventually(async () => {
    for (const [stage, count] of Object.entries(counts)) {
      expect([stage, await countOf(page, stage)]).toEqual([stage, count])
    }
  })

it(
  'drags a card to another column with one write, and finds it there after a reload',
  async () => {
    const { lead, page } = await start()
    const methods: string[] = []
    page.on('request', (request) => methods.push(request.method()))
    const save = nextSave(page)
    await dragTo({ card: cardOf(page, lead), page, to: columnOf(page, 'qualified') })
    await cardIn(page, { id: lead.id, stage: 'qualified' })
    await expectCounts(page, { lead: '0', qualified: '1' })
    expect((await save).status()).toBe(200)
    expect(methods.filter((method) => method !== 'GET')).toEqual(['PATCH'])
    await page.reload()
    await cardIn(page, { id: lead.id, stage: 'qualified' })
  },
  TIMEOUT,
)

it(
  'takes a move back from its toast, to the very place it came from',
  async () => {
    const { lead, page } = await start()
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Proposal' })
    await toastOf(page, 'moved to Proposal').getByRole('button', { name: 'Undo' }).click()
    await toastOf(page, 'back in Lead').waitFor()
    await cardIn(page, lead)
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      boardOrder: lead.boardOrder,
      stage: 'lead',
    })
  },
  TIMEOUT,
)

it(
  'moves a card with the keyboard, says so, and keeps the focus on it',
  async () => {
    const { lead, page } = await start()
    const link = cardOf(page, lead).locator('.crm-card__title')
    const save = nextSave(page)
    await link.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await cardIn(page, { id: lead.id, stage: 'proposal' })
    await page.getByText('dropped in Proposal, position 1 of 1').waitFor({ state: 'attached' })
    expect((await save).status()).toBe(200)
    await cardOf(page, lead).locator('.crm-card__title:focus').waitFor()
  },
  TIMEOUT,
)

it(
  'puts a lifted card back with Escape and saves nothing',
  async () => {
    const { lead, page } = await start()
    await cardOf(page, lead).locator('.crm-card__title').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await cardIn(page, { id: lead.id, stage: 'qualified' })
    await page.keyboard.press('Escape')
    await cardIn(page, lead)
    await page.getByText(`${lead.companyName} is back in Lead.`).waitFor({ state: 'attached' })
    expect(await readLead({ id: lead.id, page })).toMatchObject({ updatedAt: lead.updatedAt })
  },
  TIMEOUT,
)

it(
  'asks why a lead was lost, and puts the card back without an answer',
  async () => {
    const { lead, page } = await start()
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Closed Lost' })
    const dialog = page.getByRole('dialog', { name: `Why was ${lead.companyName} lost?` })
    await dialog.getByRole('button', { name: 'Move to Closed Lost' }).click()
    await dialog.getByText('Say why the lead was lost.').waitFor()
    await page.keyboard.press('Escape')
    await cardIn(page, lead)
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Closed Lost' })
    await dialog.getByLabel('In your words').fill('No budget')
    await dialog.getByRole('button', { name: 'Move to Closed Lost' }).click()
    await toastOf(page, 'moved to Closed Lost').waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      lostReason: 'No budget',
      stage: 'closed_lost',
    })
  },
  TIMEOUT,
)

it(
  'gives a reopened lead its reason back when that is undone',
  async () => {
    const { lead, page } = await start({ lostReason: 'No budget', stage: 'closed_lost' })
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Negotiation' })
    await toastOf(page, 'moved to Negotiation').getByRole('button', { name: 'Undo' }).click()
    await toastOf(page, 'back in Closed Lost').waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      lostReason: 'No budget',
      stage: 'closed_lost',
    })
  },
  TIMEOUT,
)

it(
  'rolls a move back and says why when the lead was given to somebody else meanwhile',
  async () => {
    const { lead: theirs } = await start()
    const { lead, page } = await start({}, 'rep')
    const manager = await pageOf({ browser })
    const { owner } = await readLead({ id: theirs.id, page: manager })
    await changeLead({ id: lead.id, owner, page: manager })
    await dragTo({ card: cardOf(page, lead), page, to: columnOf(page, 'proposal') })
    await toastOf(page, /back in Lead\. This lead belongs/).waitFor()
    await cardIn(page, lead)
    await expectCounts(page, { lead: '1', proposal: '0' })
    await cardOf(page, lead).locator('[title^="Only its owner"]').waitFor()
    expect(await cardOf(page, lead).locator('.crm-card__more').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  "lets a rep move their own card and says that somebody else's stays",
  async () => {
    const { lead: theirs } = await start()
    const { lead: own, page } = await start({ companyName: `${theirs.companyName} too` }, 'rep')
    await openBoards({ company: theirs.companyName, page })
    await cardIn(page, theirs)
    await cardOf(page, own).and(page.locator('[draggable="true"]')).waitFor()
    expect(await page.locator('[draggable="true"]').count()).toBe(1)
    expect(await cardOf(page, own).locator('.crm-card__more').count()).toBe(1)
    expect(await cardOf(page, theirs).locator('.crm-card__more').count()).toBe(0)
    const link = cardOf(page, theirs).locator('.crm-card__title')
    const hint = await link.evaluate(
      (element) => document.getElementById(element.getAttribute('aria-describedby')!)?.textContent,
    )
    expect(hint).toContain('Only its owner or a manager can move this lead.')
    await link.focus()
    await page.keyboard.press('Space')
    expect(await page.locator('[data-lifted]').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'puts a card dropped on a head on top, and one dropped beneath all cards below them',
  async () => {
    const { lead, page } = await start()
    const companyName = `${lead.companyName} more`
    const [first, second] = [
      await createLead({ companyName, page, stage: 'qualified' }),
      await createLead({ companyName, page, stage: 'qualified' }),
    ]
    await page.reload()
    await cardIn(page, { id: first.id, stage: 'qualified' })
    const column = columnOf(page, 'qualified')
    await dragTo({ card: cardOf(page, lead), page, to: column.locator('.crm-column__head') })
    await page.getByText('dropped in Qualified, position 1 of 3').waitFor({ state: 'attached' })
    const order = () =>
      column
        .locator('.crm-slot')
        .evaluateAll((slots) =>
          slots
            .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
            .map(({ dataset }) => dataset.lead),
        )
    await eventually(async () => expect(await order()).toEqual([lead.id, second.id, first.id]))
    await toastOf(page, 'moved to Qualified').waitFor()
    await dragTo({ at: 'bottom', card: cardOf(page, lead), page, to: column })
    await page.getByText('dropped in Qualified, position 3 of 3').waitFor({ state: 'attached' })
    await eventually(async () => expect(await order()).toEqual([second.id, first.id, lead.id]))
  },
  TIMEOUT,
)

it(
  'brings days in the stage back with a move that is undone',
  async () => {
    const page = await pageOf({ browser })
    const lead = await oldestOpenLead({ page })
    await openBoards({ company: lead.companyName, page })
    await cardIn(page, lead)
    const days = cardOf(page, lead).locator('.crm-chip[title*="in this stage"]')
    const before = await days.textContent()
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Proposal' })
    await cardOf(page, lead).getByText('Today').waitFor()
    await toastOf(page, 'moved to Proposal').getByRole('button', { name: 'Undo' }).click()
    await toastOf(page, 'is back in').waitFor()
    await cardIn(page, lead)
    expect(before).toMatch(/^\D*\d+ days$/)
    await eventually(async () => expect(await days.textContent()).toBe(before))
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      stageEnteredAt: lead.stageEnteredAt,
    })
  },
  TIMEOUT,
)

it(
  'leaves the keys that are not its own to the browser while a card is lifted',
  async () => {
    const { lead, page } = await start()
    await cardOf(page, lead).locator('.crm-card__title').focus()
    await page.keyboard.press('Space')
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        document.body.dataset.swallowed = `${event.key} ${event.defaultPrevented}`
      })
    })
    const pressed = () => page.locator('body').getAttribute('data-swallowed')
    await page.keyboard.press('PageDown')
    expect(await pressed()).toBe('PageDown false')
    await page.keyboard.press('ArrowRight')
    expect(await pressed()).toBe('ArrowRight true')
    await cardIn(page, { id: lead.id, stage: 'qualified' })
  },
  TIMEOUT,
)

it(
  'keeps a card out of a filter that was set while its move was on its way',
  async () => {
    const { lead, page } = await start()
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/api/crm/leads/**', async (route) => {
      await gate
      await route.continue()
    })
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Qualified' })
    await page.getByLabel('Value from').fill('9999')
    await columnOf(page, 'qualified').waitFor({ state: 'hidden' })
    letGo()
    await toastOf(page, 'moved to Qualified').waitFor()
    expect(await cardOf(page, lead).count()).toBe(0)
    expect(await countOf(page, 'qualified')).toBe('0')
    await toastOf(page, 'moved to Qualified').getByRole('button', { name: 'Undo' }).click()
    await toastOf(page, 'is back in Lead').waitFor()
    await page.goBack()
    await cardIn(page, lead)
    await expectCounts(page, { lead: '1', qualified: '0' })
  },
  TIMEOUT,
)

it(
  'rolls a move back when the server cannot be reached, and offers it again',
  async () => {
    const { lead, page } = await start()
    await page.route('**/api/crm/leads/**', (route) => route.abort())
    await moveByMenu({ card: cardOf(page, lead), page, to: 'Qualified' })
    const toast = toastOf(page, 'The server cannot be reached')
    await toast.waitFor()
    await cardIn(page, lead)
    await page.unroute('**/api/crm/leads/**')
    await toast.getByRole('button', { name: 'Try again' }).click()
    await toastOf(page, 'moved to Qualified').waitFor()
    expect(await readLead({ id: lead.id, page })).toMatchObject({ stage: 'qualified' })
  },
  TIMEOUT,
)

it(
  'gives a viewer nothing to move a card with',
  async () => {
    const { lead } = await start()
    const page = await pageOf({ browser, person: 'viewer' })
    await openBoards({ company: lead.companyName, page })
    await cardIn(page, lead)
    expect(await page.locator('.crm-card__more, [draggable="true"], .crm-board__add').count()).toBe(
      0,
    )
  },
  TIMEOUT,
)
