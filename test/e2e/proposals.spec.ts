import type { Browser, Locator, Page } from 'playwright-core'

import { randomBytes } from 'node:crypto'
import pg from 'pg'

import { appURL, eventually, openBrowser, openPage } from '../support/browser.js'
import { createLead, pageOf, readLead, toastOf } from './boardPage.js'

const TIMEOUT = 180_000

type Doc = { id: string } & Record<string, unknown>

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const send = async (
  page: Page,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  data?: object,
): Promise<Doc> => {
  const response = await page.request.fetch(`/api${path}`, {
    data,
    headers: { origin: appURL() },
    method,
  })
  const body = (await response.json()) as { doc?: Doc } & Doc
  return body.doc ?? body
}

const form = (page: Page): Promise<void> =>
  page.locator('form[data-form-ready="true"] #field-name').waitFor()

const panel = (page: Page): Locator => page.locator('.crm-proposal-panel')

const act = (page: Page, name: string): Promise<void> =>
  panel(page).getByRole('button', { name, exact: true }).click()

const linkOf = async (page: Page): Promise<string> => {
  const input = panel(page).getByRole('textbox', { name: 'Link for the client' })
  await input.waitFor()
  return input.inputValue()
}

/** Somebody with the link alone: another browser, nobody signed in. */
const clientAt = async (url: string): Promise<{ page: Page; status: number }> => {
  const page = await openPage({ browser })
  const response = await page.goto(url)
  return { page, status: response!.status() }
}

const line = (page: Page, index: number, name: string): Locator =>
  page.locator(`#field-lines__${index}__${name}`)

const addLine = async (page: Page, index: number): Promise<void> => {
  await page.locator('.array-field__add-row').click()
  await line(page, index, 'label').waitFor()
}

/** A proposal that is out, on a lead of its own; and its form, open. */
const sentProposal = async (page: Page): Promise<{ id: string; url: string }> => {
  const lead = await createLead({ page })
  const { id } = await send(page, 'POST', '/crm/proposals', {
    name: 'Spring',
    lead: lead.id,
    lines: [{ label: 'Banner', price: 10, quantity: 5 }],
  })
  await page.goto(`/admin/collections/crm-proposals/${id}`)
  await form(page)
  await act(page, 'Send')
  return { id, url: await linkOf(page) }
}

it(
  'takes a lead from a proposal, read and accepted by its client, to an order',
  async () => {
    const page = await pageOf({ browser })
    const product = await send(page, 'POST', '/crm-products', {
      name: `Billboard ${randomBytes(4).toString('hex')}`,
      code: randomBytes(6).toString('hex'),
      minimumQuantity: 50,
      pricingModel: 'CPM',
      unitPrice: 12.5,
    })
    const lead = await createLead({ page })
    await page.goto(`/admin/collections/crm-leads/${lead.id}`)
    await page.getByRole('button', { name: 'New proposal' }).click()
    await page.waitForURL(/crm-proposals\/[\w-]+$/)
    await form(page)
    const id = page.url().split('/').at(-1)!

    await addLine(page, 0)
    await line(page, 0, 'product').locator('input').first().fill(String(product.name))
    await page.locator('.rs__option', { hasText: String(product.name) }).click()
    await page.getByText('$625', { exact: true }).first().waitFor()
    await eventually(async () => {
      expect(await line(page, 0, 'label').inputValue()).toBe(product.name)
      expect(await line(page, 0, 'quantity').inputValue()).toBe('50')
    })
    await line(page, 0, 'quantity').fill('250')
    await addLine(page, 1)
    await line(page, 1, 'label').fill('Sponsorship')
    await line(page, 1, 'price').fill('2000.5')
    await page.locator('.crm-lines-total').getByText('$5,125.50').waitFor()
    await page.locator('#action-save').click()
    await toastOf(page, 'Updated successfully').first().waitFor()

    await send(page, 'PATCH', `/crm/proposals/${id}`, {
      endDate: '2027-06-30',
      startDate: '2027-04-01',
    })
    await page.reload()
    await form(page)
    await act(page, 'Send')
    const url = await linkOf(page)
    await page.locator('#field-name:disabled').waitFor()

    const client = await clientAt(url)
    const problems: string[] = []
    client.page.on('console', (message) => problems.push(message.text()))
    await client.page.reload()
    await client.page.getByText('$5,125.50').waitFor()
    await client.page.getByLabel('Your name').first().fill('Ann Client')
    await client.page.getByRole('button', { name: 'Accept this proposal' }).click()
    await client.page.getByText('Accepted by Ann Client').waitFor()
    expect(problems).toEqual([])

    await page.reload()
    const history = panel(page).getByRole('listitem')
    await history.filter({ hasText: /^Viewed/ }).waitFor()
    await history.filter({ hasText: /^Accepted.*Ann Client \(client\)$/ }).waitFor()
    await act(page, 'Make the order')
    await page.waitForURL(/crm-orders\/[\w-]+$/)
    const order = await send(page, 'GET', `/crm/orders/${page.url().split('/').at(-1)!}`)
    expect(order).toMatchObject({
      endDate: '2027-06-30T12:00:00.000Z',
      lines: [
        { goalUnit: 'impressions', goalUnits: 250_000, price: 12.5, quantity: 250 },
        { label: 'Sponsorship', price: 2000.5, quantity: 1 },
      ],
      proposal: id,
      startDate: '2027-04-01T12:00:00.000Z',
      totalValue: 5125.5,
    })
    expect(await readLead({ id: lead.id, page })).toMatchObject({
      actualValue: 5125.5,
      status: 'won',
    })
  },
  TIMEOUT,
)

it(
  'offers what can be done: a link that was revoked or has expired leads nowhere, a revision replaces',
  async () => {
    const page = await pageOf({ browser })
    const { id, url } = await sentProposal(page)
    await act(page, 'Revoke link')
    await page.locator('#confirm-action').click()
    await panel(page).getByText('The link was revoked').waitFor()
    expect((await clientAt(url)).status).toBe(404)

    await act(page, 'New link')
    const renewed = await linkOf(page)
    const database = new pg.Client({ connectionString: process.env.CRM_TEST_DATABASE_URL })
    await database.connect()
    const expire = `update crm_proposals set expires_at = $2 where id = $1`
    await database.query(expire, [id, '2020-01-01T12:00:00Z'])
    const late = await clientAt(renewed)
    expect(late.status).toBe(410)
    await late.page.getByText('This proposal has expired').waitFor()
    await page.reload()
    await panel(page).getByText('Expired', { exact: true }).waitFor()
    expect(await panel(page).getByRole('button', { name: 'Client said yes' }).count()).toBe(0)

    await act(page, 'Revise')
    await page.waitForURL((address) => !address.pathname.includes(id))
    await form(page)
    await panel(page).getByText('Revision 2').waitFor()
    await act(page, 'Send')
    expect((await clientAt(await linkOf(page))).status).toBe(200)
    await database.query(expire, [id, null])
    await database.end()
    expect((await clientAt(renewed)).status).toBe(410)
  },
  TIMEOUT,
)
