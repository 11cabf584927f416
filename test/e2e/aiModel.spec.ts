import type { Browser, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import type { ModelServer } from '../support/modelServer/startModelServer.js'
import type { App } from '../support/startApp.js'

import { withConnection } from '../../demo/postgres/connect.js'
import { openBrowser } from '../support/browser.js'
import { startModelServer } from '../support/modelServer/startModelServer.js'
import { startApp } from '../support/startApp.js'
import { pageOf } from './boardPage.js'
import { endOfRun, openSuggest, RUN, showCRM } from './suggestPage.js'

const TIMEOUT = 240_000

let app: App
let browser: Browser
let model: ModelServer

beforeAll(async () => {
  ;[browser, model] = await Promise.all([openBrowser(), startModelServer({})])
  app = await startApp({
    data: 'none',
    env: {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'paid-model',
      OPENAI_PRICE_INPUT: '100',
      OPENAI_PRICE_OUTPUT: '400',
    },
    print: () => undefined,
  })
}, TIMEOUT)

afterAll(async () => {
  await browser.close()
  await app.stop()
  await model.stop()
})

beforeEach(() => {
  model.behave('valid')
  model.set({ latencyMs: 0 })
})

const query = (text: string): Promise<unknown> =>
  withConnection({ url: app.databaseURL, use: (client) => client.query(text) })

/** The manager's CRM page on the app with a model, and a lead that was never scored. */
const open = async (): Promise<{ company: string; page: Page }> => {
  const company = `Spec ${randomBytes(5).toString('hex')}`
  const page = await pageOf({ browser, options: { baseURL: app.address } })
  const made = await page.request.post('/api/crm/leads', {
    data: { companyName: company, pipeline: 'new_logo', stage: 'lead' },
    headers: { origin: app.address },
  })
  expect(made.status()).toBe(201)
  await showCRM({ page })
  return { company, page }
}

/** Asks for a run and agrees to what it costs. */
const rescore = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Rescore all leads' }).click()
  await page.getByRole('button', { name: 'Start the run' }).click()
}

const latest = (page: Page, status: string) =>
  page.locator(`.crm-modal--wide .crm-run__ended[data-status="${status}"]`)

/** The same, until the page shows that it is done. */
const rescoreToTheEnd = async (page: Page): Promise<void> => {
  const ended = endOfRun(page)
  await rescore(page)
  await ended
  await latest(page, 'done').waitFor()
}

it(
  'names what a run costs before it starts, and starts none without consent',
  async () => {
    const { page } = await open()
    await openSuggest({ page, tab: 'scores' })
    await page.getByRole('button', { name: 'Rescore all leads' }).click()
    const question = page.getByRole('dialog', { name: 'What this run costs' })
    await question.getByText(/This run will cost about \$\d/).waitFor()
    const asked = model.requests.length
    await question.getByRole('button', { name: 'Cancel' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await page.locator('.crm-modal--wide progress').count()).toBe(0)
    expect(model.requests).toHaveLength(asked)
  },
  TIMEOUT,
)

it(
  'shows what the model made of a score, and that it was the model',
  async () => {
    const { company, page } = await open()
    const dialog = await openSuggest({ page, tab: 'scores' })
    await rescoreToTheEnd(page)
    const row = dialog.locator('.crm-score').filter({ hasText: company })
    await row.locator('.crm-score__why').click()
    await row.getByRole('rowheader', { name: /^The model: / }).waitFor()
    await row.getByText('by paid-model').waitFor()
    expect(model.requests.map((request) => request.function)).toContain('score')
  },
  TIMEOUT,
)

it(
  'finds a run that is under way again after a reload, and stops it',
  async () => {
    const { page } = await open()
    await openSuggest({ page, tab: 'scores' })
    model.set({ latencyMs: 20_000 })
    await rescore(page)
    await page.locator('.crm-modal--wide progress').waitFor()
    await page.reload()
    await openSuggest({ page, tab: 'scores' })
    await page.locator('.crm-modal--wide progress').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await latest(page, 'cancelled').waitFor(RUN)
    await page.getByText('what was done stays').waitFor()
    expect(await page.locator('.crm-modal--wide progress').count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'says that the rules answered while the model is down',
  async () => {
    const { company, page } = await open()
    const dialog = await openSuggest({ page, tab: 'scores' })
    model.behave('error')
    await rescoreToTheEnd(page)
    await dialog.getByText(/The model could not be reached: the rules answered for/).waitFor()
    const row = dialog.locator('.crm-score').filter({ hasText: company })
    await row.locator('.crm-score__why').click()
    await row.getByText('by the rules').waitFor()
    expect(await row.getByRole('rowheader', { name: /^The model: / }).count()).toBe(0)
  },
  TIMEOUT,
)

it(
  'says that the budget of the day is spent',
  async () => {
    const { page } = await open()
    await query(`delete from crm_ai_breakers`)
    await query(`update crm_ai_usage set calls = 1000 where function = '' and model = ''`)
    const asked = model.requests.length
    const dialog = await openSuggest({ page, tab: 'scores' })
    await dialog.getByText(/budget for .* is spent: the rules answer/).waitFor()
    await rescoreToTheEnd(page)
    await dialog.getByText(/budget for the model was spent: the rules answered for/).waitFor()
    expect(model.requests).toHaveLength(asked)
  },
  TIMEOUT,
)
