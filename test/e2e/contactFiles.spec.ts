import type { Browser, Page } from 'playwright-core'

import { readFile } from 'node:fs/promises'

import { seriousIssues } from '../support/accessibility.js'
import { appURL, openBrowser, openPage, signInQuickly, waitUntilLive } from '../support/browser.js'

const TIMEOUT = 180_000
const LIST = '/admin/collections/crm-contacts'

/** The page's own cookies count over REST only when the request says where it comes from. */
const asPage = () => ({ origin: appURL() })

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser.close())

const listOf = async ({
  options,
  person = 'manager',
  query = '',
}: {
  options?: Parameters<typeof openPage>[0]['options']
  person?: 'manager' | 'rep'
  query?: string
} = {}): Promise<Page> => {
  const page = await openPage({ browser, options })
  await signInQuickly({ page, person })
  await page.goto(`${LIST}${query}`)
  await waitUntilLive({ page, selector: '.crm-import-bar button' })
  return page
}

const chooseFile = async ({ page, text }: { page: Page; text: string }): Promise<void> => {
  await page.getByRole('button', { name: 'Import contacts' }).click()
  await page.locator('.crm-import input[type="file"]').setInputFiles({
    name: 'people.csv',
    buffer: Buffer.from(text),
    mimeType: 'text/csv',
  })
}

const choose = async ({ label, option, page }: { label: string; option: string; page: Page }) => {
  await page.getByLabel(label).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

it(
  'takes people in from a file whose columns are mapped and previewed, and takes them back',
  async () => {
    const page = await listOf()
    const mark = `file${Date.now()}`
    await chooseFile({
      page,
      text: `E-mail;Vorname;Wohin damit;Firma\n${mark}@example.com;Ann;=Boss;${mark} Ltd\n${mark}@example.com;Anna;;\n`,
    })
    await page.getByText('2 rows: 1 new contacts').waitFor()
    await choose({ label: 'Wohin damit (=Boss)', option: 'Job title', page })
    await choose({ label: 'People who are known already', option: 'Bring them up to date', page })
    await page.getByText('1 about somebody named before. 1 companies are made').waitFor()
    // The words above stand in the preview before the choice too: its rows tell them apart.
    const preview = page.locator('.crm-import__table tbody tr').first()
    await preview.filter({ hasText: 'Anna' }).waitFor()
    expect(await preview.innerText()).toMatch(
      new RegExp(`New\\s+Anna\\s+${mark}@example.com\\s+${mark} Ltd`),
    )
    expect(await seriousIssues({ page, within: '.crm-import' })).toEqual([])
    await page.getByRole('button', { name: 'Import 2 rows' }).click()
    await page.getByText('Imported: 1 new contacts').waitFor()
    const saved = await page.request.get(`/api/crm-contacts?where[email][contains]=${mark}`, {
      headers: asPage(),
    })
    expect(await saved.json()).toMatchObject({ docs: [{ firstName: 'Anna', jobTitle: '=Boss' }] })
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('The import was undone: 1 records removed').waitFor()
    const left = await page.request.get(`/api/crm-contacts?where[email][contains]=${mark}`, {
      headers: asPage(),
    })
    expect(await left.json()).toMatchObject({ totalDocs: 0 })
  },
  TIMEOUT,
)

it(
  'names the rows that cannot be taken, asks how consents are known, and leaves out what is wrong',
  async () => {
    const page = await listOf({
      options: { colorScheme: 'dark', viewport: { height: 844, width: 390 } },
    })
    const mark = `faulty${Date.now()}`
    await chooseFile({ page, text: `E-mail\n${mark}@example.com\nnobody\n` })
    await page.getByText('One row cannot be taken as it is.').waitFor()
    const table = page.getByRole('group', { name: 'Rows that cannot be taken' })
    expect(await table.locator('tbody tr').innerText()).toMatch(/^3\s+E-mail\s+nobody/)
    const start = page.getByRole('button', { name: 'Import one row' })
    await page.getByLabel('Leave these rows out and import the others').check()
    await page.locator('.crm-import__checks').getByLabel('E-mail').check()
    await page.getByText('Say how you know, or choose no channel.').waitFor()
    expect(await start.isDisabled()).toBe(true)
    await page.getByLabel('How do you know they agreed?').fill('Signed at the fair')
    await page.getByLabel('How do you know they agreed?').blur()
    await page.getByText('E-mail: Granted').waitFor()
    expect(await seriousIssues({ page, within: '.crm-import' })).toEqual([])
    await start.click()
    await page.getByText('Imported: 1 new contacts').waitFor()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('The import was undone: 1 records removed').waitFor()
  },
  TIMEOUT,
)

it(
  'saves what the list shows, and offers the way in to those alone who manage',
  async () => {
    const page = await listOf({
      person: 'rep',
      query: '?where[email][exists]=true&sort=email&limit=5',
    })
    expect(await page.getByRole('button', { name: 'Import contacts' }).count()).toBe(0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export contacts' }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    const [header, first] = file.replace(/^\uFEFF/, '').split('\n')
    expect(header).toMatch(/^Name,E-mail,/)
    const shown = page.locator('.table tbody tr').first()
    expect(first).toContain(await shown.locator('.cell-email').innerText())
  },
  TIMEOUT,
)
