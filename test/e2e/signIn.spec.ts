import type { Browser } from 'playwright-core'

import { openBrowser, openPage, sendLogin, signIn } from '../support/browser.js'

describe('signing in', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  }, 120_000)
  afterAll(() => browser.close())

  it('shows the form to a visitor and never signs in by itself', async () => {
    const page = await openPage({ browser })
    await page.goto('/admin')
    await page.waitForURL(/\/admin\/login/)
    await page.locator('form[data-form-ready="true"]').waitFor()
    expect(await page.locator('input[name="email"]').inputValue()).toBe('')
    expect(await page.locator('input[name="password"]').inputValue()).toBe('')
  }, 120_000)

  it.each(['admin', 'manager', 'rep', 'viewer'] as const)(
    'lets the %s in',
    async (person) => {
      const page = await openPage({ browser })
      await signIn({ page, person })
      expect(new URL(page.url()).pathname).toBe('/admin')
    },
    120_000,
  )

  it('keeps a wrong password out', async () => {
    const page = await openPage({ browser })
    await page.goto('/admin/login')
    await sendLogin({ page, password: 'guess', person: 'admin' })
    await page.getByText('The email or password provided is incorrect').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/login')
  }, 120_000)
})
