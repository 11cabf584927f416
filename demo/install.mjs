/**
 * The first step of every command: plain Node without a dependency, because nothing is installed yet.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const MINIMUM = [20, 9]

/** Null when this Node will do, else the sentence to print. */
export const explainNode = ({ version }) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])
  return isEnough
    ? null
    : `payload-crm needs Node ${MINIMUM.join('.')} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`
}

const readPackages = ({ file }) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/**
 * Compares the lock file with the record npm keeps of what it put into `node_modules`. npm writes
 * that record last, so an installation that was broken off counts as missing.
 */
export const isInstalled = ({ root }) => {
  const wanted = readPackages({ file: path.join(root, 'package-lock.json') })
  const found = readPackages({ file: path.join(root, 'node_modules/.package-lock.json') })
  if (!wanted || !found) {
    return false
  }
  const isComplete = Object.entries(wanted).every(
    ([where, { optional, version }]) => !where || optional || found[where]?.version === version,
  )
  const isCurrent = Object.entries(found).every(
    ([where, { version }]) => wanted[where]?.version === version,
  )
  return isComplete && isCurrent && existsSync(path.join(root, 'node_modules/payload/package.json'))
}

/** npm as it was started, so that a second npm on the machine is not taken by accident. */
const npmCommand = () => {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.[cm]?js$/.test(script)) {
    return { args: [script], command: process.execPath }
  }
  return process.platform === 'win32'
    ? { args: ['/d', '/s', '/c', 'npm'], command: 'cmd.exe' }
    : { args: [], command: 'npm' }
}

/** How many of the packages of the lock file lie in node_modules; those for other platforms never do. */
export const countInstalled = ({ root }) => {
  const wanted = Object.entries(readPackages({ file: path.join(root, 'package-lock.json') }) ?? {})
    .filter(([where, { optional }]) => where && !optional)
    .map(([where]) => path.join(root, where, 'package.json'))
  return { done: wanted.filter((file) => existsSync(file)).length, total: wanted.length }
}

const number = new Intl.NumberFormat('en-US')

/** What is said while npm works, which itself says nothing to a program. */
export const describeInstall = ({ done, total }) =>
  done < total
    ? `installing, ${number.format(done)} of ${number.format(total)} packages (${Math.floor((100 * done) / total)} %)`
    : `installing, all ${number.format(total)} packages are there, npm is finishing`

const EVERY_MS = 5000

/** Runs `npm ci` when node_modules is missing or differs from package-lock.json. */
export const ensureInstalled = async ({ print, root, signal }) => {
  if (isInstalled({ root })) {
    return { installed: false }
  }
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  print('Installing the dependencies (npm ci), usually one to two minutes …')
  const ticker = setInterval(
    () => print(`  … ${describeInstall(countInstalled({ root }))} (${seconds()} s)`),
    EVERY_MS,
  )
  const { args, command } = npmCommand()
  const output = []
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(
        command,
        [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
        { cwd: root, signal, stdio: ['ignore', 'pipe', 'pipe'] },
      )
      child.stdout.on('data', (chunk) => output.push(chunk))
      child.stderr.on('data', (chunk) => output.push(chunk))
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code !== 0) {
      throw new Error(
        `npm ci failed with exit code ${code}:\n${Buffer.concat(output).toString('utf8').trim()}`,
      )
    }
  } finally {
    clearInterval(ticker)
  }
  print(`Dependencies installed in ${seconds()} s`)
  return { installed: true }
}
