/**
 * Adds to package-lock.json the optional platform packages that npm left out.
 *
 * npm drops an optional dependency from the lock file when the registry it was written against does
 * not serve it (a mirror that keeps only its own platform, say), and `npm ci` then refuses that very
 * lock file. An entry with the exact version and the platform is all it needs: npm skips it on every
 * other platform and fetches it where it belongs.
 *
 * Run after `npm install`: `node scripts/completeLock.mjs`
 */
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** What npm writes for a platform package, read from its name: `core-linux-arm-gnueabihf`. */
const platformOf = (name) => {
  const words = name.split(/[-/]/)
  const libc = words.at(-1) === 'gnu' ? 'glibc' : words.at(-1)
  return {
    cpu: words.filter((word) => processors.includes(word)),
    os: words.filter((word) => systems.includes(word)),
    ...(['glibc', 'musl'].includes(libc) && words.includes('linux') ? { libc: [libc] } : {}),
  }
}

/** Node's own look-up: in the package's node_modules, then in each one above it. */
const isLocked = ({ name, from, packages }) => {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) {
      return true
    }
    if (!folder.includes('/node_modules/')) {
      return Boolean(packages[`node_modules/${name}`])
    }
  }
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []

for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    if (
      /^\d/.test(version) &&
      platform.os.length === 1 &&
      platform.cpu.length === 1 &&
      !isLocked({ name, from, packages: lock.packages })
    ) {
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platform,
      }
      added.push(`${name}@${version}`)
    }
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(added.length ? `Added ${added.join(', ')}\n` : 'Nothing was missing.\n')
