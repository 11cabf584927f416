import type { FileHeader } from './recognizeFiles.js'

import { recognizeFiles } from './recognizeFiles.js'
import { columnsOf, SALES_KINDS } from './salesFiles.js'

const book: FileHeader[] = SALES_KINDS.map((kind) => ({
  name: `${kind}.csv`,
  header: columnsOf(kind),
}))

it('finds files by their columns, in any order and with more of them', () => {
  const files = book.map(({ name, header }) => ({ name, header: ['more', ...header].reverse() }))
  const result = recognizeFiles([{ name: 'dictionary.csv', header: ['accounts'] }, ...files])
  expect(result).toMatchObject({
    files: { accounts: { name: 'accounts.csv' }, opportunities: { name: 'opportunities.csv' } },
    ignored: [{ name: 'dictionary.csv' }],
    ok: true,
  })
})

it('takes the opportunities, which name agents and products, for neither of those', () => {
  const rest = book.filter(({ name }) => name !== 'agents.csv')
  expect(recognizeFiles(rest)).toMatchObject({
    message: expect.stringContaining('The file of sales agents is missing'),
    ok: false,
  })
})

it.each(SALES_KINDS)('says which column the file of %s lacks', (kind) => {
  const [missing, ...header] = columnsOf(kind)
  const others = book.filter(({ name }) => name !== `${kind}.csv`)
  const { message } = recognizeFiles([...others, { name: `${kind}.csv`, header }]) as {
    message: string
  }
  expect(message).toContain(`${kind}.csv looks like the file of`)
  expect(message).toContain(`has no column ${missing}.`)
})

it('says no more of a strange header than fits a sentence', () => {
  const header = Array.from({ length: 5000 }, (_, index) => `${index}`.repeat(100))
  const result = recognizeFiles([{ name: 'x.csv', header }])
  expect(result).toMatchObject({ message: expect.stringContaining('and 4980 more'), ok: false })
  expect((result as { message: string }).message.length).toBeLessThan(1500)
})
