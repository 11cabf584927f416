import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import ts from 'typescript'

import { root } from './paths.js'
import { makeFolder } from './throwAwayDatabase.js'

export type Manifest = {
  author?: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  exports: Record<string, { default: string; types: string }>
  files: string[]
  name: string
  peerDependencies: Record<string, string>
}

export type Packed = {
  /** Paths inside the tarball. */
  files: string[]
  /** A host app's folder with the package in its `node_modules`. */
  host: string
  /** The folder of the package in there. */
  own: string
  remove: () => void
}

export const readManifest = (): Manifest =>
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest

/** What is there where the plugin runs. */
export const runtimePackages = (): string[] => {
  const { dependencies, peerDependencies } = readManifest()
  return Object.keys({ ...dependencies, ...peerDependencies })
}

/** `@scope/name/deep` and `name/deep` are of packages; what begins with a dot or `node:` is not. */
const packageOf = (specifier: string): string | undefined =>
  /^(?!node:)(?:@[^/]+\/)?[^./][^/]*/.exec(specifier)?.[0]

/** The packages that a file imports or takes types from. */
export const packagesIn = (file: string): string[] =>
  ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.flatMap(({ fileName }) => {
    const name = packageOf(fileName)
    return name && !builtinModules.includes(name) ? [name] : []
  })

/** Says which of these files need a package that the manifest does not ask for. */
export const findUndeclared = ({ files, folder }: { files: string[]; folder: string }): string[] =>
  files.flatMap((file) =>
    packagesIn(path.join(folder, file))
      .filter((name) => !runtimePackages().includes(name))
      .map((name) => `${file} needs ${name}`),
  )

const run = ({ args, command, cwd }: { args: string[]; command: string; cwd: string }): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** What a host in TypeScript has of its own, to compile with. */
const HOSTS_OWN = ['@types/node', '@types/react', '@types/react-dom']

/**
 * What the package says it needs, as links, and nothing else the repository has installed: Node and
 * TypeScript look for what those need themselves where the links lead.
 */
const linkDependencies = ({ modules }: { modules: string }): void => {
  for (const name of [...runtimePackages(), ...HOSTS_OWN]) {
    const link = path.join(modules, name)
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync(path.join(root, 'node_modules', name), link, 'junction')
  }
}

/** Packs the plugin as it would be published and installs that into an empty host app. */
export const packIntoHost = (): Packed => {
  const folder = makeFolder()
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm']
  run({ args: [...first, 'pack', '--pack-destination', folder], command, cwd: root })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (!tarball) {
    throw new Error('npm pack made no tarball.')
  }
  const host = path.join(folder, 'host')
  const modules = path.join(host, 'node_modules')
  const own = path.join(modules, 'payload-crm')
  mkdirSync(own, { recursive: true })
  linkDependencies({ modules })
  run({
    args: ['-xzf', path.join(folder, tarball), '-C', own, '--strip-components=1'],
    command: 'tar',
    cwd: folder,
  })
  const files = readdirSync(own, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(own, path.join(entry.parentPath ?? entry.path, entry.name)))
  return { files, host, own, remove: () => rmSync(folder, { force: true, recursive: true }) }
}
