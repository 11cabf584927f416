import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

import type { Person } from '../support/browser.js'

import { waitUntilLive } from '../support/browser.js'
import { pageOf } from './boardPage.js'

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
  await page.locator(OPENER).click()
  const dialog = page.locator('.crm-modal--wide')
  await dialog.locator(`[data-tab="${tab}"]`).click()
  return dialog
}

/** What the page says about the latest run of a day. */
export const dailyOf = (page: Page): Locator => page.locator('.crm-daily')

export const numberIn = async (place: Locator): Promise<number> =>
  Number((await place.innerText()).replace(/\D/g, ''))
