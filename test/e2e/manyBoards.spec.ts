import type { Browser, Page } from 'playwright-core'

import { appURL, openBrowser } from '../support/browser.js'
import { boardOf, openBoards, pageOf } from './boardPage.js'

const TIMEOUT = 120_000
const PATH = '/api/crm-pipelines'

let browser: Browser
let admin: Page
const ids: string[] = []

const send = async (method: 'DELETE' | 'POST', path: string, data?: unknown) => {
  const response = await admin.request.fetch(path, { data, headers: { origin: appURL() }, method })
  return (await response.json()) as { doc: { id: string } }
}

const stage = (type: string, probability: number) => ({
  name: `Stage ${type}`,
  type,
  color: '#3B82F6',
  key: type,
  probability,
})

beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf({ browser, person: 'admin' })
  for (let at = 1; at <= 21; at++) {
    const { doc } = await send('POST', PATH, {
      name: `Many ${at}`,
      key: `many_${at}`,
      kind: 'sales',
      stages: [stage('open', 10), stage('won', 100), stage('lost', 0)],
    })
    ids.push(doc.id)
  }
}, TIMEOUT)

afterAll(async () => {
  for (const id of ids) {
    await send('DELETE', `${PATH}/${id}`)
  }
  await browser.close()
}, TIMEOUT)

it(
  'shows every pipeline of many, the later ones once they have loaded themselves',
  async () => {
    await openBoards({ page: admin })
    await boardOf(admin, 'many_21').getByText('No leads here yet').waitFor()
    expect(await admin.locator('[data-board^="many_"]').count()).toBe(21)
  },
  TIMEOUT,
)
