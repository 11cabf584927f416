import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

import { setTimeout as sleep } from 'node:timers/promises'
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

/** A busy machine takes many seconds for what is done at once otherwise. */
const PATIENCE_MS = 30_000

/** A page of a fresh visitor: no cookies of another spec. */
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
  context.setDefaultTimeout(PATIENCE_MS)
  return context.newPage()
}

/**
 * Looks again and again, for what no locator can wait for; throws what the last look has thrown.
 *
 * @example await eventually(async () => expect(await input.inputValue()).toBe('12'))
 */
export const eventually = async (
  look: () => Promise<void>,
  { timeout = PATIENCE_MS }: { timeout?: number } = {},
): Promise<void> => {
  const end = Date.now() + timeout
  for (;;) {
    try {
      await look()
      return
    } catch (error) {
      if (Date.now() > end) {
        throw error
      }
      await sleep(100)
    }
  }
}

/**
 * Waits until React has taken over what the server rendered, its effects have run, and the menu beside
 * the page has closed: a click before goes nowhere, and a place measured before is another afterwards.
 */
export const waitUntilLive = async ({
  page,
  selector = '.template-default',
}: {
  page: Page
  /** Of something on the page that comes with it. */
  selector?: string
}): Promise<void> => {
  await page.waitForFunction((css) => {
    const element = document.querySelector(css)
    return element && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
  await page
    .locator('.template-default--nav-hydrated:not(.template-default--nav-open)')
    .waitFor({ state: 'attached' })
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 1000 })),
  )
}

/** Waits until a dialog has taken the focus: it takes it from wherever it is by then. */
export const waitForFocusIn = (dialog: Locator): Promise<void> =>
  dialog.locator(':focus').waitFor({ state: 'attached' })

export type Person = 'admin' | 'manager' | 'rep' | 'viewer'

/** Fills in the form on the page and sends it, once React would not forget what was typed. */
export const sendLogin = async ({
  page,
  password = 'demo',
  person,
}: {
  page: Page
  password?: string
  person: Person
}): Promise<void> => {
  const form = page.locator('form[data-form-ready="true"]')
  await form.locator('input[name="email"]').fill(`${person}@example.com`)
  await form.locator('input[name="password"]').fill(password)
  await form.locator('button[type="submit"]').click()
}

/** Signs in through the form, as a person does. */
export const signIn = async ({ page, person }: { page: Page; person: Person }): Promise<void> => {
  await page.goto('/admin/login')
  await sendLogin({ page, person })
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
