import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { root } from './paths.js'
import { makeFolder } from './throwAwayDatabase.js'

export type Packed = {
  /** Paths inside the tarball. */
  files: string[]
  /** A host app's folder with the package in its `node_modules`. */
  host: string
  remove: () => void
}

const run = ({ args, command, cwd }: { args: string[]; command: string; cwd: string }): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Everything the repository has installed, as links: the host's own dependencies. */
const linkDependencies = ({ modules }: { modules: string }): void => {
  const source = path.join(root, 'node_modules')
  for (const name of readdirSync(source)) {
    if (!name.startsWith('.') && name !== 'payload-crm') {
      symlinkSync(path.join(source, name), path.join(modules, name))
    }
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
  return { files, host, remove: () => rmSync(folder, { force: true, recursive: true }) }
}
