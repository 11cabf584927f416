import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { chromium } from 'playwright-core'

import { findChromium } from './chromium.js'

/** Address of the app that the global setup serves. */
export const appURL = (path = ''): string => {
  const address = process.env.CRM_TEST_SERVER_URL
  if (!address) {
    throw new Error('There is no app to look at: start the specs with `npm run test:e2e`.')
  }
  return `${address}${path}`
}

/** @example const browser = await openBrowser(); afterAll(() => browser.close()) */
export const openBrowser = async (): Promise<Browser> => {
  const { args, executablePath } = await findChromium()
  return chromium.launch({ args, executablePath, headless: true })
}

/** A page of a fresh visitor: no cookies of another spec. Its failures are short: 15 s each. */
export const openPage = async ({
  browser,
  options = {},
}: {
  browser: Browser
  options?: BrowserContextOptions
}): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: appURL(),
    viewport: { height: 900, width: 1440 },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Waits until React has taken over what the server rendered: a click before goes nowhere. */
export const waitUntilLive = async ({
  page,
  selector,
}: {
  page: Page
  selector: string
}): Promise<void> => {
  await page.waitForFunction((css) => {
    const element = document.querySelector(css)
    return element && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
}

export type Person = 'admin' | 'manager' | 'rep' | 'viewer'

/** Signs in through the form, as a person does. */
export const signIn = async ({ page, person }: { page: Page; person: Person }): Promise<void> => {
  await page.goto('/admin/login')
  await page.locator('input[name="email"]').fill(`${person}@example.com`)
  await page.locator('input[name="password"]').fill('demo')
  await page.locator('form button[type="submit"]').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
}

/** Signs in over REST, which is quicker where signing in is not what the spec is about. */
export const signInQuickly = async ({
  page,
  person,
}: {
  page: Page
  person: Person
}): Promise<void> => {
  const response = await page.request.post('/api/users/login', {
    data: { email: `${person}@example.com`, password: 'demo' },
  })
  if (!response.ok()) {
    throw new Error(`${person} could not sign in: ${response.status()} ${await response.text()}`)
  }
}
