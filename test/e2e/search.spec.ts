import type { Browser, Locator, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import { seriousIssues } from '../support/accessibility.js'
import { eventually, openBrowser } from '../support/browser.js'
import { openBoards, pageOf, send } from './boardPage.js'

const TIMEOUT = 120_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

/** A company of its own: a lead would make one of the same name. */
const createCompany = async (
  page: Page,
  name = `Spec ${randomBytes(5).toString('hex')}`,
): Promise<{ id: string; name: string }> => {
  const { doc } = await send<{ doc: { id: string; name: string } }>({
    body: { name },
    method: 'POST',
    page,
    path: '/companies',
  })
  return doc
}

const boxOf = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Find people, companies and leads' })

/** The option that Enter opens. */
const chosenOf = (page: Page): Locator =>
  page.locator('.crm-find [role="option"][aria-selected="true"]')

it(
  'is reached by "/", narrowed while one types, and opens what the arrow keys choose',
  async () => {
    const page = await pageOf({ browser })
    const word = `Quixel${Date.now().toString(36)}`
    await createCompany(page, `${word} Alpha`)
    const second = await createCompany(page, `${word} Beta`)
    await openBoards({ page })
    await page.keyboard.press('/')
    await boxOf(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type(`${word} `)
    // Marked as a whole: what is shown is found by the whole word, and not by how it begins.
    const mark = page.locator('.crm-find mark').first()
    await eventually(async () => expect(await mark.textContent()).toBe(word))
    await page.getByRole('option', { name: `${word} Beta` }).waitFor()
    await chosenOf(page)
      .filter({ hasText: `${word} Alpha` })
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await chosenOf(page)
      .filter({ hasText: `${word} Beta` })
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await chosenOf(page)
      .filter({ hasText: `${word} Alpha` })
      .waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/collections/crm-companies/${second.id}`))
  },
  TIMEOUT,
)

it(
  'closes on Escape, empties on the next, and leaves "/" to whoever types elsewhere',
  async () => {
    const page = await pageOf({ browser })
    const { name } = await createCompany(page)
    await openBoards({ page })
    await boxOf(page).fill(name)
    await page.getByRole('option', { name }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name }).waitFor({ state: 'detached' })
    expect(await boxOf(page).inputValue()).toBe(name)
    await page.keyboard.press('Escape')
    expect(await boxOf(page).inputValue()).toBe('')
    await page.locator('#field-crm-filter-q').pressSequentially('a/b')
    await eventually(async () =>
      expect(await page.locator('#field-crm-filter-q').inputValue()).toBe('a/b'),
    )
  },
  TIMEOUT,
)

it(
  'says that nothing is called so, and what went wrong, and tries again',
  async () => {
    const page = await pageOf({ browser })
    const { name } = await createCompany(page)
    await openBoards({ page })
    await boxOf(page).fill('zzqxjv wwkq')
    await page.getByText('Nobody and nothing is called “zzqxjv wwkq”.').waitFor()
    await page.route('**/api/crm/search**', (route) => route.abort())
    await boxOf(page).fill(name)
    const failure = page.locator('.crm-find').getByRole('alert')
    await failure.getByText('It could not be looked up.').waitFor()
    await page.unroute('**/api/crm/search**')
    await failure.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('option', { name }).waitFor()
    expect(await failure.count()).toBe(0)
  },
  TIMEOUT,
)

it.each(['light', 'dark'] as const)(
  'has no serious accessibility issue in the %s theme, and fits a phone',
  async (colorScheme) => {
    const page = await pageOf({
      browser,
      options: { colorScheme, viewport: { height: 844, width: 390 } },
    })
    const { name } = await createCompany(page)
    await openBoards({ page })
    await boxOf(page).fill(name)
    const option = page.getByRole('option', { name })
    await option.waitFor()
    expect(await seriousIssues({ page, within: '.crm-find' })).toEqual([])
    const place = await option.boundingBox()
    expect(place!.x).toBeGreaterThanOrEqual(0)
    expect(place!.x + place!.width).toBeLessThanOrEqual(390)
  },
  TIMEOUT,
)
