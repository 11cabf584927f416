import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { findUndeclared, packagesIn, readManifest, runtimePackages } from '../support/packed.js'
import { root } from '../support/paths.js'

const manifest = readManifest()
const runtime = runtimePackages()
const folder = path.join(root, 'src')

const sources = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file),
)

/** As the packages say it; older ones have a list of `licenses`. */
const licenceOf = (name: string): string => {
  const file = path.join(root, 'node_modules', name, 'package.json')
  const { license, licenses = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string
    licenses?: { type: string }[]
  }
  return license ?? licenses.map(({ type }) => type).join(' OR ')
}

const ALLOWED = /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|CC0-1\.0|0BSD|Unlicense)$/

it('declares every package that the plugin imports', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(findUndeclared({ files: sources, folder })).toStrictEqual([])
})

it('declares no package that nothing imports', () => {
  const needed = new Set(sources.flatMap((file) => packagesIn(path.join(folder, file))))
  needed.add('react-dom') // React's renderer is the host's; nobody imports it by name.
  expect(runtime.filter((name) => !needed.has(name))).toStrictEqual([])
})

it.each(Object.keys(manifest.peerDependencies))('is developed with the peer %s', (name) => {
  expect(manifest.devDependencies).toHaveProperty([name])
})

it.each(runtime)('may be used with %s by its licence', (name) => {
  expect(licenceOf(name)).toMatch(ALLOWED)
})
