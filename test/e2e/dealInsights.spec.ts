import type { Browser, Page } from 'playwright-core'

import { seriousIssues } from '../support/accessibility.js'
import { openBrowser } from '../support/browser.js'
import { createLead, pageOf } from './boardPage.js'

const TIMEOUT = 120_000
const TAB = '.crm-lead-insights'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const openInsights = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/admin/collections/crm-leads/${id}/insights`)
  await page.locator(TAB).waitFor()
}

it(
  'gives advice on a deal in a tab of the lead: chance, next action, proposal and positioning',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createLead({ contactEmail: 'ann@example.com', page })
    await page.goto(`/admin/collections/crm-leads/${id}`)
    await page.locator('.doc-tabs').getByRole('link', { name: 'AI insights' }).click()
    await page.getByText('No advice on this deal yet').waitFor()
    await page.getByText('This lead has no score yet.').waitFor()
    await page.getByRole('button', { name: 'Get AI insights' }).click()
    const meter = page.getByRole('meter', { name: 'Close probability' })
    await meter.waitFor()
    const value = Number(await meter.getAttribute('aria-valuenow'))
    expect(await meter.textContent()).toBe(`${value}%`)
    expect(await page.locator('.crm-deal .crm-factors tfoot td').textContent()).toBe(String(value))
    for (const name of ['Next best action', 'Proposal', 'Positioning']) {
      expect((await page.getByRole('region', { name }).textContent())!.length).toBeGreaterThan(30)
    }
    await page.getByText('by the rules').waitFor()
    expect(await seriousIssues({ page, within: TAB })).toEqual([])
    await page.reload()
    await meter.waitFor()
    await page.getByRole('button', { name: 'Refresh' }).waitFor()
  },
  TIMEOUT,
)

it(
  'says so when the advice cannot be had',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createLead({ page })
    await openInsights(page, id)
    await page.route('**/ai/deal-insights/**', (route) => route.abort())
    await page.getByText('No advice on this deal yet').waitFor()
    await page.getByRole('button', { name: 'Get AI insights' }).click()
    const alert = page.locator('.crm-lead-insights > [role="alert"]')
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(/\w/)
  },
  TIMEOUT,
)

it(
  'fits a narrow, dark screen, and is read by who may not ask',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createLead({ page, stage: 'proposal' })
    await openInsights(page, id)
    await page.getByRole('button', { name: 'Get AI insights' }).click()
    await page.getByRole('meter').waitFor()
    const narrow = await pageOf({
      browser,
      options: { colorScheme: 'dark', viewport: { height: 844, width: 390 } },
      person: 'viewer',
    })
    await openInsights(narrow, id)
    await narrow.getByRole('meter').waitFor()
    expect(await narrow.getByRole('button', { name: 'Refresh' }).count()).toBe(0)
    const width = await narrow.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    expect(await seriousIssues({ page: narrow, within: TAB })).toEqual([])
  },
  TIMEOUT,
)
