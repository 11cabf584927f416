import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Person } from '../support/browser.js'

import { seriousIssues } from '../support/accessibility.js'
import { openBrowser, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'

const TIMEOUT = 180_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const open = async ({
  options,
  person,
}: {
  options?: BrowserContextOptions
  person: Person
}): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person })
  await page.goto('/admin/crm/prediction')
  return page
}

it(
  'learns anew when a manager asks for it, and shows how far it can be relied on',
  async () => {
    const page = await open({ person: 'manager' })
    const learn = page.getByRole('button', { name: 'Learn anew' })
    await waitUntilLive({ page, selector: '.crm-prediction__head button' })
    await learn.click()
    await page.getByText(/Version \d+ is in use now/).waitFor({ timeout: 100_000 })
    await page.getByText('Learned from', { exact: true }).first().waitFor()
    await page.getByRole('heading', { name: 'What moves the probability' }).first().waitFor()
    const card = page
      .getByRole('region', { name: 'What was predicted, and what came true' })
      .first()
    await card.getByRole('button', { name: 'Table' }).click()
    expect(await card.getByRole('row').count()).toBe(11)
    await page.context().close()
  },
  TIMEOUT,
)

it.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
] as const)(
  'can be read by everybody, %s at %s pixels',
  async (colorScheme, width) => {
    const page = await open({
      options: { colorScheme, viewport: { height: 900, width } },
      person: 'manager',
    })
    await waitUntilLive({ page, selector: '.crm-prediction__head button' })
    expect(await seriousIssues({ page, within: '.crm-prediction' })).toEqual([])
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
    await page.context().close()
  },
  TIMEOUT,
)

it(
  'is for managers: a rep finds neither the page nor its link',
  async () => {
    const page = await open({ person: 'rep' })
    await page.getByText('This page is for managers.').waitFor()
    expect(await page.locator('#nav-crm-prediction').count()).toBe(0)
    await page.context().close()
  },
  TIMEOUT,
)
