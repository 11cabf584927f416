import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

import type { Person } from '../support/browser.js'

import { waitUntilLive } from '../support/browser.js'
import { pageOf } from './boardPage.js'

/** Work waits for its turn, and a busy machine takes a while for it. */
export const RUN = { timeout: 120_000 }

type Tab = 'churn' | 'scores' | 'upsells'

const OPENER = 'button.crm-ai-open'

/** The CRM page, interactive. */
export const showCRM = async ({
  page,
  path = '/admin/crm',
}: {
  page: Page
  path?: string
}): Promise<Page> => {
  await page.goto(path)
  await waitUntilLive({ page, selector: OPENER })
  return page
}

/** The CRM page of somebody. */
export const openCRM = async ({
  browser,
  options,
  person,
}: {
  browser: Browser
  options?: BrowserContextOptions
  person?: Person
}): Promise<Page> => showCRM({ page: await pageOf({ browser, options, person }) })

/** AI Suggest at one of its tabs. */
export const openSuggest = async ({ page, tab }: { page: Page; tab: Tab }): Promise<Locator> => {
  await waitUntilLive({ page, selector: OPENER })
  await page.locator(OPENER).click()
  const dialog = page.locator('.crm-modal--wide')
  await dialog.locator(`[data-tab="${tab}"]`).click()
  return dialog
}

type Runs = { docs: { id: string; status: string }[] }

/**
 * Resolves once the page hears that the run it is about to start is done. What it shows may be about
 * the run before.
 *
 * @example const ended = endOfRun(page); await start(); await ended
 */
export const endOfRun = (page: Page): Promise<unknown> => {
  const started = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && /\/api\/crm\/ai\/[\w-]+$/.test(response.url()),
    RUN,
  )
  return page.waitForResponse(async (response) => {
    if (!response.url().includes('/api/crm/ai/runs?')) {
      return false
    }
    const { runId } = (await (await started).json()) as { runId: string }
    const { docs } = (await response.json()) as Runs
    return docs[0]?.id === runId && docs[0].status === 'done'
  }, RUN)
}

/** What the page says about the latest run of a day. */
export const dailyOf = (page: Page): Locator => page.locator('.crm-daily')

export const numberIn = async (place: Locator): Promise<number> =>
  Number((await place.innerText()).replace(/\D/g, ''))
