import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { root } from '../../support/paths.js'

/** The book the demo ships. */
export const SALES_FOLDER = path.join(root, 'demo/data/sales')

export type Book = Record<'accounts' | 'pipeline' | 'products' | 'teams', Buffer | string>

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`

export const PIPELINE_HEADER =
  'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'

export const pipeline = (...rows: string[]): string => lines(PIPELINE_HEADER, ...rows)

/** A complete small book; parts of it can be replaced. */
export const createBook = (parts: Partial<Book> = {}): Book => ({
  accounts: lines(
    'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
    'Acme,technolgy,1996,1100.04,2822,United States,',
    'Globex,retail,2000,1.5,12,Philipines,Acme',
  ),
  pipeline: pipeline(
    'OPP1,Ann Lee,GTXPro,Acme,Won,1/10/2017,2/10/2017,4500',
    'OPP2,Ann Lee,GTX Pro,Acme,Engaging,3/1/2017,,',
    'OPP3,Bob Ray,MG,Globex,Lost,1/5/2017,1/20/2017,0',
    'OPP4,Bob Ray,MG,,Prospecting,,,',
  ),
  products: lines('product,series,sales_price', 'GTX Pro,GTX,4821', 'MG,MG,55'),
  teams: lines(
    'sales_agent,manager,regional_office',
    'Ann Lee,Max Power,East',
    'Bob Ray,Max Power,West',
  ),
  ...parts,
})

const folders: string[] = []

/** Writes a book into a folder of its own, with names that say nothing. */
export const writeBook = (book: Partial<Book>): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'crm-book-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(book)) {
    writeFileSync(path.join(folder, `${name}.csv`), content)
  }
  return folder
}

/** A copy of the demo's book, changed. */
export const copySalesBook = (change: (args: { name: string; text: string }) => string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'crm-book-'))
  folders.push(folder)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(SALES_FOLDER).filter((file) => file.endsWith('.csv'))) {
    const text = readFileSync(path.join(SALES_FOLDER, name), 'utf8')
    writeFileSync(path.join(folder, name), change({ name, text }))
  }
  return folder
}

export const removeBooks = (): void => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { force: true, recursive: true })
  }
}

/** The book as a browser would send it. */
export const toForm = (book: Partial<Book>): FormData => {
  const form = new FormData()
  for (const [name, content] of Object.entries(book)) {
    form.append(name, new Blob([content as string], { type: 'text/csv' }), `${name}.csv`)
  }
  return form
}
