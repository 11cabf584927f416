import type { Browser, Locator, Page } from 'playwright-core'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser, waitForFocusIn } from '../support/browser.js'
import { cardOf, createLead, pageOf, toastOf } from './boardPage.js'
import { dailyOf, endOfRun, numberIn, openCRM, openSuggest, RUN, showCRM } from './suggestPage.js'

const TIMEOUT = 240_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

/** Starts the run of a tab and waits for its end. */
const run = async ({ name, dialog }: { dialog: Locator; name: string }): Promise<void> => {
  const ended = endOfRun(dialog.page())
  await dialog.getByRole('button', { name }).click()
  await ended
  await dialog.locator('.crm-run__ended[data-status="done"]').waitFor()
}

const search = async ({ dialog, text }: { dialog: Locator; text: string }): Promise<void> => {
  await dialog.getByLabel('Search').fill(text)
}

const cards = (dialog: Locator): Locator => dialog.locator('.crm-insight')

it(
  'scores every open lead, says why, and shows it on the board that is open',
  async () => {
    const page = await pageOf({ browser })
    const lead = await createLead({ notes: 'To be scored', page, source: 'referral' })
    await showCRM({ page, path: `/admin/crm?q=${lead.companyName.replace(' ', '+')}` })
    await cardOf(page, lead).waitFor()
    expect(await cardOf(page, lead).locator('[title*="AI score"]').count()).toBe(0)
    const dialog = await openSuggest({ page, tab: 'scores' })
    await run({ name: 'Rescore all leads', dialog })
    await search({ dialog, text: lead.companyName })
    const row = dialog.locator('.crm-score').filter({ hasText: lead.companyName })
    const score = await numberIn(row.locator('.crm-chip'))
    await row.getByRole('button', { name: `Why ${lead.companyName} has ${score}` }).click()
    const reasons = row.getByRole('table')
    await reasons.getByText('Source: referral').waitFor()
    expect(await numberIn(reasons.locator('tfoot td'))).toBe(score)
    await row.getByText('What would raise it').waitFor()
    await row.getByText('by the rules').waitFor()
    await page.keyboard.press('Escape')
    const chip = cardOf(page, lead).locator(`[title*="AI score ${score} of 100"]`)
    await chip.waitFor()
    expect(await chip.getAttribute('title')).toContain('source')
  },
  TIMEOUT,
)

it(
  'lists the highest score first, page by page, narrowed by pipeline',
  async () => {
    const page = await openCRM({ browser })
    const dialog = await openSuggest({ page, tab: 'scores' })
    const chips = dialog.locator('.crm-score .crm-chip')
    await chips.first().waitFor()
    const scores = (await chips.allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')))
    expect(scores).toHaveLength(25)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    const pages = dialog.getByRole('navigation', { name: 'Pages' })
    const all = await pages.innerText()
    await pages.getByRole('button', { name: 'Next' }).click()
    await pages.getByText('Page 2 of').waitFor()
    expect(await chips.count()).toBe(25)
    await dialog.locator('#field-crm-scores-pipeline').click()
    await page.getByRole('option', { name: 'Existing Clients' }).click()
    await pages.getByText('Page 1 of').waitFor()
    expect(await pages.innerText()).not.toBe(all)
    await search({ dialog, text: 'no company has this name' })
    await dialog.getByText('Nothing matches the filter').waitFor()
  },
  TIMEOUT,
)

it(
  'dismisses an upsell, and takes that back',
  async () => {
    const page = await openCRM({ browser })
    const dialog = await openSuggest({ page, tab: 'upsells' })
    await run({ name: 'Find upsells', dialog })
    // In one look: the list may be read again meanwhile.
    const { name, order } = await cards(dialog)
      .first()
      .evaluate((card) => ({
        name: card.querySelector('h3')!.innerText,
        order: [...card.querySelectorAll('.crm-insight__records a')].at(-1)!.getAttribute('href'),
      }))
    const mine = cards(dialog)
      .filter({ has: page.locator(`a[href="${order}"]`) })
      .filter({ has: page.getByRole('heading', { name }) })
    await mine.getByText('How this came about').first().click()
    await mine.getByRole('table').waitFor()
    await mine.getByRole('button', { name: 'Dismiss' }).click()
    // A toast goes after a few seconds, but not from under the pointer.
    const toast = toastOf(page, 'Dismissed.')
    await toast.hover()
    await mine.waitFor({ state: 'detached' })
    await toast.getByRole('button', { name: 'Undo' }).click()
    await mine.first().waitFor()
    expect(await mine.count()).toBe(1)
  },
  TIMEOUT,
)

it(
  'approves an upsell once somebody has confirmed it',
  async () => {
    const page = await openCRM({ browser })
    const dialog = await openSuggest({ page, tab: 'upsells' })
    const card = cards(dialog).first()
    await card.getByRole('button', { name: 'Approve & Send' }).click()
    const question = page.getByRole('dialog', { name: 'Approve this opportunity?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await question.waitFor({ state: 'detached' })
    await card.getByRole('button', { name: 'Approve & Send' }).click()
    const answered = page.waitForResponse('**/api/crm/ai/insights/*')
    await question.getByRole('button', { name: 'Approve & Send' }).click()
    const { doc } = (await (await answered).json()) as { doc: { status: string } }
    expect(doc.status).toBe('approved')
    await toastOf(page, 'Approved.').waitFor()
  },
  TIMEOUT,
)

it(
  'names clients at risk with what to do, and leads to them',
  async () => {
    const page = await openCRM({ browser })
    const dialog = await openSuggest({ page, tab: 'churn' })
    await run({ name: 'Predict churn', dialog })
    const card = cards(dialog).first()
    await card.getByText(/^(High|Medium) risk$/).waitFor()
    await card.getByText('What to do:').waitFor()
    await card.getByText('What the risk is made of').first().click()
    await card.getByRole('table').getByText('Sum').waitFor()
    const link = card.getByRole('heading').getByRole('link')
    const company = await link.innerText()
    await link.click()
    await page.waitForURL(/collections\/crm-leads\//)
    await page.locator(`input[name="companyName"][value="${company}"]`).waitFor()
    expect(company).not.toBe('')
  },
  TIMEOUT,
)

it(
  'says on the page what to do next, three things at most, and leads there',
  async () => {
    const page = await openCRM({ browser })
    const actions = page.getByRole('list', { name: 'Next actions' }).getByRole('listitem')
    await actions.first().waitFor()
    expect(await actions.count()).toBeLessThanOrEqual(3)
    expect((await actions.allInnerTexts()).join()).not.toContain('crm:')
    await actions.first().getByRole('link').click()
    await page.waitForURL(/collections\/crm-leads\//)
  },
  TIMEOUT,
)

it(
  'runs once a day when a manager says so, and tells everybody what came of it',
  async () => {
    const page = await openCRM({ browser })
    const daily = dailyOf(page)
    await daily.getByRole('button', { name: 'Run now' }).click()
    await daily.getByText(/AI Daily Run: Scored [\d,]+ leads, found/).waitFor(RUN)
    await daily.getByRole('link', { name: 'All runs' }).waitFor()
    const rep = await openCRM({ browser, person: 'rep' })
    await dailyOf(rep)
      .getByText(/AI Daily Run: Scored/)
      .waitFor()
    expect(await dailyOf(rep).getByRole('button').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'lets a viewer read, and no more',
  async () => {
    const page = await openCRM({ browser, person: 'viewer' })
    expect(await dailyOf(page).getByRole('button').count()).toBe(0)
    const dialog = await openSuggest({ page, tab: 'scores' })
    await dialog.getByText('Your role reads what stands here').waitFor()
    await dialog.locator('.crm-score').first().waitFor()
    expect(await dialog.getByRole('button', { name: 'Rescore all leads' }).count()).toBe(0)
    await dialog.locator('[data-tab="upsells"]').click()
    await cards(dialog).first().waitFor()
    expect(await cards(dialog).getByRole('button').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'is opened, gone through and closed by keyboard, and gives the focus back',
  async () => {
    const page = await openCRM({ browser })
    const opener = page.getByRole('button', { name: 'AI Suggest' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const scores = page.getByRole('tab', { name: 'Lead scoring' })
    await scores.waitFor()
    await waitForFocusIn(page.locator('.crm-modal--wide'))
    await scores.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Upsell opportunities', selected: true }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Churn predictions', selected: true }).waitFor()
    await page.keyboard.press('Escape')
    await scores.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.classList.contains('crm-ai-open'))
    expect(await page.getByRole('dialog').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'says so where something cannot be loaded, and tries again',
  async () => {
    const page = await openCRM({ browser })
    await page.route('**/api/crm/ai/insights*', (route) => route.abort())
    const dialog = await openSuggest({ page, tab: 'upsells' })
    await dialog.getByRole('alert').getByText('The server cannot be reached').waitFor()
    await page.unroute('**/api/crm/ai/insights*')
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await cards(dialog).first().waitFor()
    expect(await dialog.getByRole('alert').count()).toBe(0)
  },
  TIMEOUT,
)

const unfold = async (page: Page): Promise<void> => {
  const dialog = await openSuggest({ page, tab: 'scores' })
  await dialog.locator('.crm-score__why').first().click()
  await dialog.locator('.crm-factors').first().waitFor()
}

it.each(['light', 'dark'] as const)(
  'has no serious accessibility issue in the %s theme',
  async (colorScheme) => {
    const page = await openCRM({ browser, options: { colorScheme } })
    expect(await seriousIssues({ page, within: '.crm-page__head' })).toEqual([])
    await page.locator('.crm-action').first().waitFor()
    expect(await seriousIssues({ page, within: '.crm-daily' })).toEqual([])
    expect(await seriousIssues({ page, within: '.crm-actions' })).toEqual([])
    await unfold(page)
    expect(await seriousIssues({ page, within: '.crm-modal--wide' })).toEqual([])
    for (const tab of ['upsells', 'churn']) {
      await page.locator(`[data-tab="${tab}"]`).click()
      await page.locator('.crm-insight').first().waitFor()
      expect(await seriousIssues({ page, within: '.crm-modal--wide' })).toEqual([])
    }
  },
  TIMEOUT,
)

it(
  'fits a phone',
  async () => {
    const options = { hasTouch: true, isMobile: true, viewport: { height: 844, width: 390 } }
    const page = await openCRM({ browser, options })
    await unfold(page)
    const width = () => page.evaluate(() => document.querySelector('.crm-modal--wide')!.scrollWidth)
    expect(await width()).toBe(390)
    await page.locator('[data-tab="upsells"]').click()
    await page.locator('.crm-insight').first().waitFor()
    expect(await width()).toBe(390)
  },
  TIMEOUT,
)

it(
  'speaks German, the reasons too',
  async () => {
    const page = await pageOf({ browser })
    await page.context().addCookies([{ name: 'payload-lng', url: appURL(), value: 'de' }])
    await showCRM({ page })
    await dailyOf(page).getByText('Täglicher KI-Lauf:').waitFor()
    await unfold(page)
    const dialog = page.locator('.crm-modal--wide')
    await dialog.getByText('nach den Regeln').waitFor()
    expect(await dialog.innerText()).not.toMatch(/crm:|Last activity|Source:/)
    await dialog.getByRole('tab', { name: 'Abwanderung' }).click()
    await dialog.getByText('Was zu tun ist:').first().waitFor()
  },
  TIMEOUT,
)
