import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { createRandom } from '../../src/domain/prediction/folds.js'
import { Refusal } from '../refusal.js'
import { describeReport } from './describeReport.js'
import { evaluateFiles } from './evaluateFiles.js'
import { readArguments } from './readArguments.js'

const LEADS = fileURLToPath(new URL('../data/leads/web-leads-train.csv', import.meta.url))
const AFTER_THE_SALE = 'Tags,Lead Quality,Last Notable Activity'
const BY_SELLERS = [
  'Lead Profile,Asymmetrique Activity Index,Asymmetrique Profile Index',
  'Asymmetrique Activity Score, asymmetrique profile score',
]

const folder = mkdtempSync(path.join(tmpdir(), 'evaluate-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

const save = (name: string, text: Buffer | string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

const evaluate = (...args: string[]) => {
  const asked = readArguments({ args, cwd: folder })
  expect(asked).not.toBe('help')
  return evaluateFiles(asked as Exclude<typeof asked, 'help'>)
}

const refusal = async (...args: string[]): Promise<string> => {
  try {
    await evaluate(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return (error as Refusal).message
  }
  throw new Error('nothing was refused')
}

const CONTRACTS: Record<string, string> = { no: '', yes: 'signed' }

/** A small book in which a source and a number move the outcome. */
const book = ({
  count = 400,
  delimiter = ',',
  seed = 1,
}: { count?: number; delimiter?: string; seed?: number } = {}): string => {
  const random = createRandom(seed)
  const rows = Array.from({ length: count }, (_, index) => {
    const source = ['web', 'fair', 'mail'][Math.floor(random() * 3)]!
    const visits = Math.floor(random() * 20)
    const isWon = random() < (source === 'fair' ? 0.6 : 0.2) + visits / 60
    return [`lead-${seed}-${index}`, source, visits, isWon ? 'yes' : 'no'].join(delimiter)
  })
  return [['Name', 'Source', 'Visits', 'Converted'].join(delimiter), ...rows].join('\r\n')
}

describe('on real leads', () => {
  it('foretells conversion from what is known before the sale', async () => {
    const report = await evaluate(
      LEADS,
      '--exclude',
      AFTER_THE_SALE,
      ...BY_SELLERS.flatMap((list) => ['--exclude', list]),
    )
    expect(report.columns.suspects).toEqual([])
    expect(report.columns.excluded).toHaveLength(8)
    expect(report.columns.identifiers).toEqual(['Prospect ID', 'Lead Number'])
    expect(report.metrics.auc).toBeGreaterThan(0.895)
    expect(report.metrics.ece).toBeLessThan(0.02)
    expect(report.metrics.auc! - report.plainRidge.auc!).toBeGreaterThan(0.012)
    expect(report.largestGap).toBe(0)
  })

  it('leaves out by itself what was filled in after the sale, and says why', async () => {
    const [header, ...rows] = readFileSync(LEADS, 'utf8').trim().split('\n')
    const write = (name: string, parity: number): string =>
      save(name, [header, ...rows.filter((_, index) => index % 2 === parity)].join('\n'))
    const report = await evaluate(write('even.csv', 0), write('odd.csv', 1), '--explain', '2')
    expect(report.columns.suspects.map(({ column, kind }) => [column, kind])).toEqual([
      ['Tags', 'settles'],
      ['Lead Quality', 'settles'],
      ['Last Notable Activity', 'laterCopy'],
    ])
    expect(report.metrics.auc).toBeGreaterThan(0.9)
    expect(report.metrics.auc).toBeLessThan(0.95)
    expect(report.metrics.ece).toBeLessThan(0.03)
    expect(report.largestGap).toBe(0)
    expect(report.explained).toHaveLength(2)
    const text = describeReport(report).join('\n')
    expect(text).toContain('Tags: its words settle the outcome of')
    expect(text).toContain('2,310 rows of odd.csv, none of which it saw')
  })
})

it('measures a second file, and finds names of rows', async () => {
  const report = await evaluate(save('a.csv', book()), save('b.csv', book({ seed: 2 })))
  expect(report).toMatchObject({
    columns: { identifiers: ['Name'], suspects: [], used: ['Source', 'Visits'] },
    sharedRows: 0,
    tested: { file: 'b.csv', how: 'held-out', rows: 400 },
    training: { file: 'a.csv', rows: 400 },
  })
})

it('says when the second file holds rows of the first', async () => {
  const file = save('same.csv', book())
  const report = await evaluate(file, file)
  expect(report.sharedRows).toBe(400)
  expect(describeReport(report).join('\n')).toContain(
    'WARNING: 400 rows of same.csv were learned from',
  )
})

it('reads semicolons and a byte order mark alike', async () => {
  const plain = await evaluate(save('plain.csv', book()))
  const other = await evaluate(save('other.csv', `\uFEFF${book({ delimiter: ';' })}`))
  expect(other.metrics).toEqual(plain.metrics)
})

it('refuses the columns it is told to refuse, in one list or several, whatever the case', async () => {
  const file = save('c.csv', book())
  expect((await evaluate(file, '--exclude', 'source')).columns.excluded).toEqual(['Source'])
  expect(await refusal(file, '--exclude', 'Source,Visits')).toContain('no column is left')
  expect(await refusal(file, '--exclude', 'Source', '--exclude', 'VISITS')).toContain(
    'no column is left',
  )
})

it('uses a suspect when it is told to, with a warning', async () => {
  const [header, ...rows] = book().split('\r\n')
  const leaking = rows.map((row) => row.replace(/(?:yes|no)$/, (end) => `${end},${CONTRACTS[end]}`))
  const file = save('leak.csv', [`${header},Contract`, ...leaking].join('\n'))
  expect((await evaluate(file)).columns.suspects).toMatchObject([
    { column: 'Contract', kind: 'settles' },
  ])
  const report = await evaluate(file, '--keep', 'Contract')
  expect(report.columns).toMatchObject({ kept: ['Contract'], suspects: [] })
  expect(report.metrics.auc).toBe(1)
  expect(describeReport(report).join('\n')).toContain('WARNING: used as told')
})

it('counts what a second file lacks as not given, and leaves out what only it has', async () => {
  const [header, ...rows] = book({ seed: 2 }).split('\r\n')
  const other = rows.map((row) => row.replace(/^[^,]*,([^,]*),[^,]*/, '$1,x'))
  const heldOut = save(
    'lacks.csv',
    [header!.replace('Name,Source,Visits', 'source,More'), ...other].join('\n'),
  )
  const report = await evaluate(save('full.csv', book()), heldOut)
  expect(report.mismatch).toEqual({ extra: ['More'], missing: ['Visits'] })
  expect(describeReport(report).join('\n')).toContain('WARNING: missing in lacks.csv')
})

it('takes words it has never seen and rows without an outcome', async () => {
  const file = save('seen.csv', `${book()}\r\nlead-x,web,3,`)
  const heldOut = save(
    'unseen.csv',
    book({ seed: 3 }).replaceAll('fair', 'ship').replaceAll(',7,', ',many,'),
  )
  const report = await evaluate(file, heldOut)
  expect(report.training.unfinished).toBe(1)
  expect(report.metrics.auc).toBeGreaterThan(0.5)
})

it('does not take the rarity of an outcome for a sign', async () => {
  const random = createRandom(9)
  const rows = Array.from({ length: 2000 }, () => {
    const word = ['a', 'b', 'c'][Math.floor(random() * 3)]
    return `${word},${Math.floor(random() * 50)},${Number(random() < 0.02)}`
  })
  const { columns } = await evaluate(save('rare.csv', ['Word,Count,Converted', ...rows].join('\n')))
  expect(columns.suspects).toEqual([])
})

it.each([
  ['nothing at all', [], 'Name one CSV file'],
  ['three files', ['a', 'b', 'c'], 'Name one CSV file'],
  ['an unknown option', ['a', '--fast'], "Unknown option '--fast'"],
  ['a file that is not there', ['none.csv'], 'There is no such file'],
  ['a folder', ['.'], 'It is a folder'],
])('refuses %s', async (_, args, sentence) => {
  expect(await refusal(...args)).toContain(sentence)
})

it.each([
  ['nothing', '', 'holds no rows.'],
  ['a first line alone', 'Converted,a', 'holds no rows below its first line'],
  ['a ragged row', 'Converted,a\n1,2\n1,2,3\n', 'line 3: there are 3 cells, the first line has 2'],
  ['a column twice', 'a,a,Converted\n1,2,1\n', 'two columns "a"'],
  ['no outcome', 'a,b\n1,2\n', 'has no column "Converted". It has: a, b.'],
  ['an outcome of three kinds', 'a,Converted\n1,maybe\n', 'It also says "maybe"'],
  ['one outcome alone', 'a,Converted\n1,1\n2,1\n', 'says the same in all rows'],
  ['too few rows', 'a,Converted\n1,1\n2,0\n', 'too little history: 48 more rows would do'],
  ['another encoding', Buffer.from('a,Converted\nM\xfcnchen,1\n', 'latin1'), 'is not UTF-8'],
  ['no table', 'a,"Converted\n1,1', 'is no CSV file'],
])('refuses a file that holds %s', async (_, text, sentence) => {
  expect(await refusal(save('bad.csv', text))).toContain(sentence)
})

it('refuses a column that is not there, so that a misspelling is no cheating', async () => {
  expect(await refusal(save('d.csv', book()), '--exclude', 'Tag')).toContain('has no column "Tag"')
})

it('refuses a second file that is another table, or has no outcome', async () => {
  const file = save('e.csv', book())
  expect(await refusal(file, save('f.csv', 'Converted,Price\n1,2\n'))).toContain(
    'another kind of table',
  )
  expect(await refusal(file, save('g.csv', 'Source,Visits\nweb,2\n'))).toContain(
    'no column "Converted"',
  )
})
