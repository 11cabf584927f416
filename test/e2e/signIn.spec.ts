import type { Browser } from 'playwright-core'

import { openBrowser, openPage, signIn } from '../support/browser.js'

describe('signing in', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  it('shows the form to a visitor and never signs in by itself', async () => {
    const page = await openPage({ browser })
    await page.goto('/admin')
    await page.waitForURL(/\/admin\/login/)
    expect(await page.locator('input[name="email"]').inputValue()).toBe('')
    expect(await page.locator('input[name="password"]').inputValue()).toBe('')
  }, 60_000)

  it.each(['admin', 'manager', 'rep', 'viewer'] as const)(
    'lets the %s in',
    async (person) => {
      const page = await openPage({ browser })
      await signIn({ page, person })
      expect(new URL(page.url()).pathname).toBe('/admin')
    },
    60_000,
  )

  it('keeps a wrong password out', async () => {
    const page = await openPage({ browser })
    await page.goto('/admin/login')
    await page.locator('input[name="email"]').fill('admin@example.com')
    await page.locator('input[name="password"]').fill('guess')
    await page.locator('form button[type="submit"]').click()
    await page.getByText('The email or password provided is incorrect').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/login')
  }, 60_000)
})
