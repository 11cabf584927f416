import type { Browser, Page } from 'playwright-core'

import { randomUUID } from 'node:crypto'

import { withConnection } from '../../demo/postgres/connect.js'
import { seriousIssues } from '../support/accessibility.js'
import { openBrowser, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'

const TIMEOUT = 120_000
const LIST = '/admin/collections/crm-work'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const query = <Row extends Record<string, unknown>>(text: string, values: unknown[]) =>
  withConnection({
    url: process.env.CRM_TEST_DATABASE_URL!,
    use: async (client) => (await client.query<Row>(text, values)).rows,
  })

/** Work that has failed for good, of a kind that no worker knows. */
const createDead = async (): Promise<string> => {
  const key = `nightly-report:${randomUUID()}`
  await query(
    `insert into crm_work
      (kind, key, state, attempts, max_attempts, last_error, input, run_after, finished_at)
      values ('nightly-report', $1, 'dead', 5, 5, 'The printer is out of paper.', '{"day":1}', now(), now())`,
    [key],
  )
  return key
}

const stateOf = async (key: string) => {
  const [row] = await query<{ state: string }>('select state from crm_work where key = $1', [key])
  return row?.state
}

const pageOf = async (options?: Parameters<typeof openPage>[0]['options']): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person: 'admin' })
  return page
}

const openList = async (page: Page): Promise<void> => {
  await page.goto(LIST)
  await waitUntilLive({ page, selector: '.crm-work-states__state' })
}

const openDead = async (page: Page): Promise<string> => {
  const key = await createDead()
  await openList(page)
  await page.getByRole('button', { name: 'Dead', exact: true }).click()
  await page.waitForURL(/=dead\b/)
  await page.getByRole('link', { name: key }).click()
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  return key
}

it.each(['light', 'dark'] as const)(
  'is found by its state, with its last error, in the %s theme',
  async (colorScheme) => {
    const page = await pageOf({ colorScheme })
    const key = await createDead()
    await openList(page)
    await page.getByRole('button', { name: 'Running', exact: true }).click()
    await page.waitForURL(/=running\b/)
    await page.getByText(key).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Dead', exact: true }).click()
    await page.waitForURL(/=dead\b/)
    const row = page.getByRole('row').filter({ hasText: key })
    await row.waitFor()
    expect(await row.innerText()).toContain('The printer is out of paper.')
    expect(await row.innerText()).toContain('Dead')
    expect(await seriousIssues({ page, within: '.crm-work-states' })).toEqual([])
    expect(await seriousIssues({ page, within: '.cell-state' })).toEqual([])
    await row.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await page.getByText('"day": 1').waitFor()
    for (const within of ['.crm-work-actions', '.crm-work-json']) {
      expect(await seriousIssues({ page, within })).toEqual([])
    }
  },
  TIMEOUT,
)

it(
  'is tried again, and then given up',
  async () => {
    const page = await pageOf()
    const key = await openDead(page)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('The work will be tried again.').waitFor()
    expect(await stateOf(key)).toBe('queued')
    await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Give up' }).click()
    await page.getByText('The work was given up.').waitFor()
    expect(await stateOf(key)).toBe('cancelled')
    await page.getByRole('button', { name: 'Give up' }).waitFor({ state: 'detached' })
  },
  TIMEOUT,
)

it(
  'says so when somebody else was quicker',
  async () => {
    const page = await pageOf()
    const key = await openDead(page)
    await query(`update crm_work set state = 'done' where key = $1`, [key])
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('This work is done, which is final.').waitFor()
    expect(await stateOf(key)).toBe('done')
  },
  TIMEOUT,
)

it(
  'is hidden from a manager',
  async () => {
    const page = await openPage({ browser })
    await signInQuickly({ page, person: 'manager' })
    await page.goto('/admin')
    await page.locator('nav a[href$="/crm-leads"]').waitFor({ state: 'attached' })
    expect(await page.locator('nav a[href$="/crm-work"]').count()).toBe(0)
    await page.goto(LIST)
    await page.locator('h1').first().waitFor()
    expect(await page.locator('.crm-work-states').count()).toBe(0)
  },
  TIMEOUT,
)
