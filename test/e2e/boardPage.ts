import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'

import type { Person } from '../support/browser.js'

import { appURL, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'

export type Lead = {
  boardOrder: string
  companyName: string
  id: string
  owner?: string
  stage: string
  stageEnteredAt: string
  updatedAt: string
}

/** The page's own cookies count over REST only when the request says where it comes from. */
export const send = async <T>({
  body,
  method,
  page,
  path,
}: {
  body?: unknown
  method: 'GET' | 'PATCH' | 'POST'
  page: Page
  path: string
}): Promise<T> => {
  const response = await page.request.fetch(`/api/crm${path}`, {
    data: body,
    headers: { origin: appURL() },
    method,
  })
  if (!response.ok()) {
    throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
  }
  return (await response.json()) as T
}

/** A lead of its own for a spec, on New Business, owned by whoever is signed in on the page. */
export const createLead = async ({
  page,
  ...fields
}: { page: Page } & Record<string, unknown>): Promise<Lead> => {
  const { doc } = await send<{ doc: Lead }>({
    body: {
      companyName: `Spec ${randomBytes(5).toString('hex')}`,
      estimatedValue: 1234,
      pipeline: 'new_logo',
      stage: 'lead',
      ...fields,
    },
    method: 'POST',
    page,
    path: '/leads',
  })
  return doc
}

export const readLead = ({ id, page }: { id: string; page: Page }): Promise<Lead> =>
  send<Lead>({ method: 'GET', page, path: `/leads/${id}` })

/** An open lead of the demo's data on New Business that has been in its first stage longest. */
export const oldestOpenLead = async ({ page }: { page: Page }): Promise<Lead> => {
  const { docs } = await send<{ docs: Lead[] }>({
    method: 'GET',
    page,
    path: '/leads?limit=1&pipeline_type=new_logo&sort=stageEnteredAt&stage=qualified',
  })
  if (!docs[0]) {
    throw new Error('The demo data has no qualified lead.')
  }
  return docs[0]
}

export const changeLead = ({
  id,
  page,
  ...body
}: { id: string; page: Page } & Record<string, unknown>): Promise<unknown> =>
  send({ body, method: 'PATCH', page, path: `/leads/${id}` })

/** Somebody's page, signed in. */
export const pageOf = async ({
  browser,
  options,
  person = 'manager',
}: {
  browser: Browser
  options?: BrowserContextOptions
  person?: Person
}): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person })
  return page
}

/** The pages of two people who work on the same records. */
export const pagesOfTwo = async ({
  browser,
}: {
  browser: Browser
}): Promise<{ one: Page; other: Page }> => {
  const [one, other] = await Promise.all([
    pageOf({ browser }),
    pageOf({ browser, person: 'admin' }),
  ])
  return { one, other }
}

/** The boards narrowed to one company, interactive. */
export const openBoards = async ({ company, page }: { company?: string; page: Page }) => {
  await page.goto(company ? `/admin/crm?q=${encodeURIComponent(company)}` : '/admin/crm')
  await waitUntilLive({ page, selector: '#field-crm-filter-q' })
}

export const boardOf = (page: Page, key = 'new_logo'): Locator =>
  page.locator(`[data-board="${key}"]`)

export const columnOf = (page: Page, stage: string): Locator =>
  boardOf(page).locator(`[data-stage="${stage}"]`)

export const cardOf = (page: Page, { id }: { id: string }): Locator =>
  page.locator(`[data-lead="${id}"]`)

/** Resolves once the card stands in the column. */
export const cardIn = (page: Page, { id, stage }: { id: string; stage: string }): Promise<void> =>
  columnOf(page, stage).locator(`[data-lead="${id}"]`).waitFor()

export const toastOf = (page: Page, text: RegExp | string): Locator =>
  page.locator('.payload-toast-item').filter({ hasText: text })

/** The answer to the next write of a lead. */
export const nextSave = (page: Page) =>
  page.waitForResponse(
    (response) =>
      response.request().method() === 'PATCH' && response.url().includes('/api/crm/leads/'),
  )

/** A drag with the mouse's own events, from the middle of a card to the middle of a place, or its end. */
export const dragTo = async ({
  at = 'middle',
  card,
  page,
  to,
}: {
  at?: 'bottom' | 'middle'
  card: Locator
  page: Page
  to: Locator
}) => {
  // Cards become draggable in the browser alone.
  await card.and(page.locator('[draggable="true"]')).waitFor()
  await waitUntilLive({ page })
  const from = await card.boundingBox()
  const target = await to.boundingBox()
  if (!from || !target) {
    throw new Error('The card or the column is not on the screen.')
  }
  await page.mouse.move(from.x + 60, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 75, from.y + from.height / 2 + 10, { steps: 4 })
  const y = { bottom: target.y + target.height - 10, middle: target.y + target.height / 2 }[at]
  await page.mouse.move(target.x + target.width / 2, y, { steps: 12 })
  await page.mouse.up()
}

export const moveByMenu = async ({
  card,
  page,
  to,
}: {
  card: Locator
  page: Page
  to: string
}): Promise<void> => {
  await card.locator('.crm-card__more').click()
  await page.locator('.crm-move-popup').getByRole('button', { name: to, exact: true }).click()
}
