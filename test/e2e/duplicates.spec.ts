import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

import { randomUUID } from 'node:crypto'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'

const TIMEOUT = 180_000

type Contact = { email: null | string; id: string; name: string }

/** The page's own cookies count over REST only when the request says where it comes from. */
const asPage = () => ({ origin: appURL() })

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const openQueue = async (options?: BrowserContextOptions): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person: 'manager' })
  await page.goto('/admin/crm/duplicates')
  await waitUntilLive({ page, selector: '.crm-twins__scan button' })
  return page
}

const createContact = async ({
  data,
  page,
}: {
  data: Record<string, unknown>
  page: Page
}): Promise<Contact> => {
  const response = await page.request.post('/api/crm/contacts', { data, headers: asPage() })
  expect(response.status()).toBe(201)
  return ((await response.json()) as { doc: Contact }).doc
}

let numbers = 1000

/** Two people of one name and number, which nobody else has. */
const createTwins = async (page: Page) => {
  const lastName = `Twin${randomUUID().slice(0, 8)}`
  numbers += 1
  const phone = `+1212555${numbers}`
  const person = (data: object) =>
    createContact({ data: { firstName: 'Ann', lastName, phone, ...data }, page })
  const first = await person({ email: `ann@${lastName.toLowerCase()}.example`, jobTitle: 'Buyer' })
  const second = await person({ jobTitle: 'Head of buying' })
  return { name: `Ann ${lastName}`, first, second }
}

const pairOf = (page: Page, name: string): Locator =>
  page.locator('.crm-twins__pair').filter({ hasText: name })

const scan = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Scan everything' }).click()
  await pairOf(page, name).waitFor({ timeout: 120_000 })
}

const readContact = async (page: Page, id: string): Promise<Record<string, unknown>> => {
  const response = await page.request.get(`/api/crm-contacts/${id}?depth=0&trash=true`, {
    headers: asPage(),
  })
  return (await response.json()) as Record<string, unknown>
}

it(
  'finds two that are one, makes them one field by field, and two again',
  async () => {
    const page = await openQueue()
    const { name, first, second } = await createTwins(page)
    await scan(page, name)
    const pair = pairOf(page, name)
    await pair.getByText('same name').waitFor()
    await pair.getByText('same phone').waitFor()
    await pair.getByRole('button', { name: 'Merge …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge two records' })
    const job = dialog.locator('[data-field="jobTitle"]')
    await job
      .locator('.crm-conflict__side')
      .filter({ hasText: 'Head of buying' })
      .locator('.crm-conflict__choice')
      .click()
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await pair.waitFor({ state: 'hidden' })
    const ids = [first.id, second.id]
    const merged = await Promise.all(ids.map((id) => readContact(page, id)))
    expect(merged.filter(({ mergedInto }) => mergedInto)).toHaveLength(1)
    expect(merged.find(({ mergedInto }) => !mergedInto)).toMatchObject({
      email: first.email,
      jobTitle: 'Head of buying',
    })

    const merge = page.locator('.crm-merges li').filter({ hasText: name })
    await merge.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await merge.waitFor({ state: 'hidden' })
    const undone = await Promise.all(ids.map((id) => readContact(page, id)))
    expect(undone).toMatchObject([
      { email: first.email, jobTitle: 'Buyer', mergedInto: null },
      { email: null, jobTitle: 'Head of buying', mergedInto: null },
    ])
    await page.context().close()
  },
  TIMEOUT,
)

it(
  'keeps two as two when somebody says so',
  async () => {
    const page = await openQueue()
    const { name } = await createTwins(page)
    await scan(page, name)
    await pairOf(page, name).getByRole('button', { name: 'Not the same' }).click()
    await pairOf(page, name).waitFor({ state: 'hidden' })
    const response = await page.request.get('/api/crm/duplicates?status=dismissed&limit=100', {
      headers: asPage(),
    })
    expect(await response.text()).toContain(name)
    await page.context().close()
  },
  TIMEOUT,
)

it.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
] as const)(
  'can be read by everybody, %s at %s pixels',
  async (colorScheme, width) => {
    const page = await openQueue({ colorScheme, viewport: { height: 900, width } })
    const { name } = await createTwins(page)
    await scan(page, name)
    expect(await seriousIssues({ page, within: '.crm-twins' })).toEqual([])
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
    await pairOf(page, name).getByRole('button', { name: 'Merge …' }).click()
    await page.locator('.crm-merge [data-field="jobTitle"]').waitFor()
    expect(await seriousIssues({ page, within: '.crm-modal__panel' })).toEqual([])
    await page.context().close()
  },
  TIMEOUT,
)

it(
  'warns whoever enters somebody who may be there already',
  async () => {
    const page = await openPage({ browser })
    await signInQuickly({ page, person: 'manager' })
    const { name, first } = await createTwins(page)
    await page.goto('/admin/collections/crm-contacts/create')
    await page.locator('form[data-form-ready="true"] #field-email').fill(first.email!)
    const warning = page.getByRole('region', { name: 'Possible duplicates' })
    await warning.getByRole('link', { name }).waitFor()
    await warning.getByText('same e-mail').waitFor()
    expect(await warning.getByRole('link').count()).toBe(1)
    await page.context().close()
  },
  TIMEOUT,
)
