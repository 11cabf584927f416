import { csvOfTable } from './csvOfTable.js'

const columns = [
  { label: 'Product', value: ({ name }: { amount: null | number; name: string }) => name },
  { label: 'Revenue', value: ({ amount }: { amount: null | number; name: string }) => amount },
]

it('writes headings, then every row with numbers as numbers', () => {
  const rows = [
    { name: 'GTX Pro', amount: 3_510_578 },
    { name: 'MG Special', amount: null },
    { name: 'Credit', amount: -12.5 },
  ]
  expect(csvOfTable({ columns, rows })).toEqual([
    ['Product', 'Revenue'],
    ['GTX Pro', 3_510_578],
    ['MG Special', null],
    ['Credit', -12.5],
  ])
})

it('leaves no formula behind blanks', () => {
  expect(csvOfTable({ columns, rows: [{ name: ' =1+1', amount: 0 }] })[1]).toEqual(["' =1+1", 0])
})
