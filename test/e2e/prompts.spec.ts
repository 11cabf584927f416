import type { Browser, Page } from 'playwright-core'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser } from '../support/browser.js'
import { createLead, pageOf, toastOf } from './boardPage.js'

const TIMEOUT = 180_000

type Doc = { id: string } & Record<string, unknown>

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const send = async (page: Page, path: string, data: object): Promise<Doc> => {
  const response = await page.request.fetch(`/api/crm${path}`, {
    data,
    headers: { origin: appURL() },
    method: 'POST',
  })
  const body = (await response.json()) as { doc?: Doc; prompt?: Doc } & Doc
  return body.doc ?? body.prompt ?? body
}

/** A message about a campaign that does well, waiting for review. */
const createPrompt = async (page: Page): Promise<{ id: string }> => {
  const lead = await createLead({ contactEmail: 'jane@nordwind.example', page })
  const order = await send(page, '/orders', {
    name: 'Spring',
    lead: lead.id,
    lines: [{ label: 'Banner', price: 20, quantity: 1000 }],
  })
  await send(page, '/performance', {
    campaignName: 'Aurora Launch',
    clicks: 2100,
    conversions: 84,
    impressions: 100_000,
    order: order.id,
    periodEnd: '2026-03-31',
    periodStart: '2026-03-01',
    revenue: 17_000,
    spend: 5000,
  })
  const { id } = await send(page, `/ai/auto-prompt/${order.id}`, {})
  return { id }
}

const review = (page: Page) => page.locator('.crm-prompt')

const isReady = (page: Page): Promise<void> =>
  page.locator('form[data-form-ready="true"] .crm-prompt').waitFor()

const act = (page: Page, name: string): Promise<void> =>
  review(page).getByRole('button', { name, exact: true }).click()

it(
  'leads a manager from the badge over the review to the e-mail',
  async () => {
    const page = await pageOf({ browser })
    const { id } = await createPrompt(page)
    await page.goto('/admin/crm')
    await page.locator('.crm-pending').click()
    await page.locator(`a[href*="${id}"]`).first().click()
    await isReady(page)

    const ctr = review(page).locator('mark', { hasText: '2.1%' }).getByRole('link')
    expect(await ctr.getAttribute('href')).toContain('/collections/crm-')
    expect(await review(page).locator('dl').first().innerText()).toContain('Suggested increase')
    expect(await seriousIssues({ page, within: '.crm-prompt' })).toEqual([])

    await page.locator('#field-message').fill('Aurora Launch has a CTR of 2.1 %, and 999 clicks.')
    await review(page).locator('.crm-prompt__unbacked', { hasText: '999' }).waitFor()
    await act(page, 'Back to the drafted message')
    await review(page).locator('.crm-prompt__unbacked').waitFor({ state: 'detached' })

    await act(page, 'Approve')
    await toastOf(page, 'Approved.').waitFor()
    await act(page, 'Send')
    await review(page).locator('.crm-prompt__draft').waitFor()
    const mail = review(page).getByRole('link', { name: 'Open in e-mail app' })
    expect(await mail.getAttribute('href')).toMatch(
      /^mailto:jane%40nordwind\.example\?.*subject=Your%20Aurora%20Launch%20campaign/,
    )
    expect(await review(page).getByRole('button', { name: 'Dismiss' }).count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'shows reps what a message rests on, and leaves the steps to managers',
  async () => {
    const manager = await pageOf({ browser })
    const { id } = await createPrompt(manager)
    const page = await pageOf({ browser, person: 'rep' })
    await page.goto(`/admin/collections/crm-advertiser-prompts/${id}`)
    await isReady(page)
    expect(await review(page).getByRole('button').count()).toBe(0)
    expect(await page.locator('#nav-crm-prompts').count()).toBe(0)
  },
  TIMEOUT,
)
