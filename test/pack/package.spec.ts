import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Packed } from '../support/packed.js'

import { findUndeclared, packIntoHost, readManifest } from '../support/packed.js'
import { root } from '../support/paths.js'

const node = ({ args, host }: { args: string[]; host: string }): string =>
  execFileSync(process.execPath, args, {
    cwd: host,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })

describe('the published package', () => {
  let packed: Packed

  beforeAll(() => {
    packed = packIntoHost()
  }, 180_000)
  afterAll(() => packed?.remove())

  it('holds the compiled plugin and nothing else of the repository', () => {
    const outside = packed.files.filter((file) => !file.startsWith(`dist${path.sep}`))
    expect(
      outside.filter((file) => !/^(?:README|LICENSE|CHANGELOG|SECURITY|package\.json)/.test(file)),
    ).toStrictEqual([])
  })

  it('says who made it, under which licence, and what has changed', () => {
    expect(packed.files).toStrictEqual(
      expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md']),
    )
    expect(readManifest().author).toBe('The payload-crm authors')
  })

  it('holds no specs, sources or test helpers', () => {
    const unwanted = packed.files.filter((file) => /\.spec\.|(?<!\.d)\.tsx?$|\btest\b/.test(file))
    expect(unwanted).toStrictEqual([])
  })

  it('has a file behind every entry', () => {
    const wanted = Object.values(readManifest().exports)
      .filter((entry) => typeof entry === 'object')
      .flatMap((entry) => [entry.default, entry.types])
      .map((file) => path.normalize(file))
    expect(packed.files).toStrictEqual(expect.arrayContaining(wanted))
  })

  it('asks for every package its code and its types need', () => {
    const files = packed.files.filter((file) => /\.(?:js|d\.ts)$/.test(file))
    expect(findUndeclared({ files, folder: packed.own })).toStrictEqual([])
  })

  it.each([
    ['payload-crm', 'crmPlugin'],
    ['payload-crm/openai', 'openAIProvider'],
  ])('loads %s in plain Node, which knows neither JSX nor styles', (entry, name) => {
    const script = `import('${entry}').then((m) => console.log(typeof m.${name}))`
    expect(node({ args: ['-e', script], host: packed.host }).trim()).toBe('function')
  })

  it.each([
    { kind: 'NodeNext', resolution: 'NodeNext' },
    { kind: 'ESNext', resolution: 'Bundler' },
  ])(
    'brings its types to a host that resolves as $resolution',
    ({ kind, resolution }) => {
      writeFileSync(
        path.join(packed.host, 'payload.config.ts'),
        [
          "import { crmPlugin } from 'payload-crm'",
          "import { openAIProvider } from 'payload-crm/openai'",
          "import type { CRMOptions } from 'payload-crm/types'",
          "const ai = { provider: openAIProvider({ model: 'large' }) }",
          "const options: CRMOptions = { ai, currency: 'EUR' }",
          'export const plugin = crmPlugin(options)',
          '// @ts-expect-error an option that does not exist',
          'crmPlugin({ colour: 1 })',
        ].join('\n'),
      )
      writeFileSync(path.join(packed.host, 'package.json'), '{ "type": "module" }')
      writeFileSync(
        path.join(packed.host, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            jsx: 'react-jsx',
            module: kind,
            moduleResolution: resolution,
            noEmit: true,
            skipLibCheck: true,
            strict: true,
            target: 'ES2022',
            types: ['node'],
          },
          files: ['payload.config.ts'],
        }),
      )
      const args = [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']
      expect(() => node({ args, host: packed.host })).not.toThrow()
    },
    120_000,
  )
})
