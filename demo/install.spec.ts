import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { countInstalled, describeInstall } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A clone in which nothing is installed, and an npm that only says what it was asked. */
const createClone = ({ files }: { files: string[] }): string => {
  const clone = mkdtempSync(path.join(tmpdir(), 'crm-clone-'))
  for (const file of files) {
    mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
    cpSync(path.join(root, file), path.join(clone, file))
  }
  writeFileSync(path.join(clone, 'package-lock.json'), '{ "packages": {} }')
  writeFileSync(
    path.join(clone, 'npm-cli.cjs'),
    "console.log('asked for', process.argv[2]); process.exit(7)",
  )
  return clone
}

describe('the progress of npm ci', () => {
  it('counts the packages that are there, without those of other platforms', () => {
    const clone = createClone({ files: [] })
    const packages = {
      '': {},
      'node_modules/a': {},
      'node_modules/a/node_modules/b': {},
      'node_modules/c': { optional: true },
    }
    writeFileSync(path.join(clone, 'package-lock.json'), JSON.stringify({ packages }))
    expect(countInstalled({ root: clone })).toEqual({ done: 0, total: 2 })
    mkdirSync(path.join(clone, 'node_modules/a'), { recursive: true })
    writeFileSync(path.join(clone, 'node_modules/a/package.json'), '{}')
    expect(countInstalled({ root: clone })).toEqual({ done: 1, total: 2 })
    rmSync(clone, { force: true, recursive: true })
  })

  it('is said as a fraction until all are there', () => {
    expect(describeInstall({ done: 512, total: 1203 })).toBe(
      'installing, 512 of 1,203 packages (42 %)',
    )
    expect(describeInstall({ done: 1203, total: 1203 })).toBe(
      'installing, all 1,203 packages are there, npm is finishing',
    )
  })
})

describe('a fresh clone', () => {
  let clone: string

  afterEach(() => rmSync(clone, { force: true, recursive: true }))

  it.each([
    ['npm run demo', 'demo/start.mjs'],
    ['npm run import', 'demo/import.mjs'],
    ['npm run bench', 'test/bench/run.mjs'],
  ])('is installed by %s', (_, script) => {
    clone = createClone({ files: ['demo/enterTypeScript.mjs', 'demo/install.mjs', script] })
    const { status, stderr } = spawnSync(process.execPath, [path.join(clone, script)], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', npm_execpath: path.join(clone, 'npm-cli.cjs') },
    })
    expect(stderr).toContain('npm ci failed with exit code 7:\nasked for ci')
    expect(status).toBe(1)
  })
})
