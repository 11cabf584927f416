import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { takeLock } from './lock.js'
import { readBirth } from './processes.js'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crm-lock-'))
  file = path.join(folder, 'launcher.lock')
})
afterEach(() => rmSync(folder, { force: true, recursive: true }))

const take = () => takeLock({ address: 'here', file })

/** Beyond what any system gives out. */
const NOBODY = 2 ** 30

const write = (holder: unknown): void => writeFileSync(file, JSON.stringify(holder))

it('is held by one, and free again when that one lets go', () => {
  const first = take()
  expect(first.heldBy).toBeNull()
  expect(take().heldBy).toMatchObject({ address: 'here', pid: process.pid })
  first.release?.()
  expect(readdirSync(folder)).toEqual([])
  expect(take().heldBy).toBeNull()
})

it('is taken over from a process that is gone', () => {
  write({ address: '', birth: 'long ago', pid: NOBODY })
  expect(take().heldBy).toBeNull()
  expect(readdirSync(folder)).toEqual(['launcher.lock'])
})

it('is taken over when the id was given to another process since', () => {
  write({ address: '', birth: 'long ago', pid: process.pid })
  expect(take().heldBy).toBeNull()
})

it('is left to a process whose birth is not known', () => {
  write({ address: 'there', birth: '', pid: process.pid })
  expect(take().heldBy).toMatchObject({ address: 'there' })
})

it('does not remove a file that somebody is writing at this moment', () => {
  writeFileSync(file, '')
  expect(take).toThrow(`The lock file ${file} can be neither read nor taken over.`)
  expect(readFileSync(file, 'utf8')).toBe('')
})

it('removes what a power cut has left empty', () => {
  writeFileSync(file, '')
  utimesSync(file, new Date(0), new Date(0))
  expect(take().heldBy).toBeNull()
})

it('removes nothing while another process is about to', () => {
  write({ address: '', birth: '', pid: NOBODY })
  const other = { address: '', birth: readBirth({ pid: process.pid }), pid: process.pid }
  writeFileSync(`${file}.removing`, JSON.stringify(other))
  expect(take).toThrow('can be neither read nor taken over')
})

it('is taken by one of many that find it abandoned at the same time', async () => {
  write({ address: '', birth: '', pid: NOBODY })
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const script = `
    import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
    const lock = takeLock({ address: String(process.pid), file: ${JSON.stringify(file)} })
    process.stdout.write(lock.release ? 'taken' : 'held')
    process.stdin.once('end', () => process.exit(0)).resume()`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)))
  const answers = await Promise.all(
    children.map(
      ({ stdout }) =>
        new Promise((resolve) => stdout.once('data', (data) => resolve(String(data)))),
    ),
  )
  children.forEach(({ stdin }) => stdin.end())
  await Promise.all(ended)
  expect(answers.sort()).toEqual(['held', 'held', 'held', 'held', 'held', 'taken'])
}, 60_000)
