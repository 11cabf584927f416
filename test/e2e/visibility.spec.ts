import type { Browser, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import type { Person } from '../support/browser.js'

import { startServer } from '../../demo/server.js'
import { findFreePort } from '../../demo/system/ports.js'
import { openBrowser, waitUntilLive } from '../support/browser.js'
import { root } from '../support/paths.js'
import { pageOf } from './boardPage.js'

const TIMEOUT = 180_000

let browser: Browser
let baseURL: string
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  browser = await openBrowser()
  const port = await findFreePort()
  baseURL = `http://localhost:${port}`
  server = await startServer({
    env: {
      ...process.env,
      CRM_VISIBILITY: 'own',
      DATABASE_URL: process.env.CRM_TEST_DATABASE_URL,
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      SERVER_URL: baseURL,
    },
    mode: 'start',
    onLine: () => undefined,
    port,
    root,
    signal: AbortSignal.timeout(TIMEOUT),
  })
}, TIMEOUT)

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const open = async ({ path, person }: { path: string; person: Person }): Promise<Page> => {
  const page = await pageOf({ browser, options: { baseURL }, person })
  await page.goto(path)
  return page
}

const reps = async ({ person }: { person: Person }): Promise<string[]> => {
  const page = await open({ path: '/admin/crm/revenue?period=all', person })
  await waitUntilLive({ page, selector: '.crm-figure-bar button' })
  const table = page.getByRole('region', { name: 'Revenue by rep', exact: true }).getByRole('table')
  await table.waitFor()
  return table.getByRole('rowheader').allInnerTexts()
}

it(
  'shows a rep the figures of their own deals alone, and a manager those of all',
  async () => {
    expect(await reps({ person: 'rep' })).toEqual([expect.stringContaining('Darcel Schlecht')])
    expect((await reps({ person: 'manager' })).length).toBeGreaterThan(5)
  },
  TIMEOUT,
)

const owners = async ({ person }: { person: Person }): Promise<Set<null | string>> => {
  const page = await open({ path: '/admin/crm', person })
  const badges = page.locator('.crm-card .crm-owner')
  await badges.first().waitFor()
  return new Set(
    await badges.evaluateAll((elements) => elements.map((one) => one.getAttribute('title'))),
  )
}

it(
  'shows a rep their own cards alone, and a manager those of all',
  async () => {
    expect(await owners({ person: 'rep' })).toEqual(new Set(['Owner: Darcel Schlecht']))
    expect((await owners({ person: 'manager' })).size).toBeGreaterThan(1)
  },
  TIMEOUT,
)
