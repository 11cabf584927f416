import { tmpdir } from 'node:os'

import { readArguments } from './readArguments.js'

const read = (...args: string[]) => readArguments({ args, cwd: tmpdir() })

it('takes a kind and a folder, seen from where the command was typed', () => {
  expect(read('sales', '.')).toEqual({ dryRun: false, folder: tmpdir() })
})

it('takes --dry-run anywhere', () => {
  expect(read('--dry-run', 'sales', '.').dryRun).toBe(true)
  expect(read('sales', '.', '--dry-run').dryRun).toBe(true)
})

it.each([
  [[], 'Say what to import: there is sales.'],
  [['ponies', '.'], '"ponies" cannot be imported: there is sales.'],
  [['sales'], 'Name one folder that holds the CSV files.'],
  [['sales', '.', 'other'], 'Name one folder that holds the CSV files.'],
  [['sales', './not-there'], 'There is no folder'],
  [['sales', '.', '--fast'], "Unknown option '--fast'."],
])('refuses %j with the usage', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence)
  expect(() => read(...args)).toThrow('Usage: npm run import -- sales <folder> [--dry-run]')
})
