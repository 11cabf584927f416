import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Longer than any suite takes, and short enough to hear of the others as well. */
const LIMIT_MINUTES = 55

/** What a program has left running may hold its output open for ever; nobody waits for that. */
const LAST_WORDS_MS = 5000

/**
 * Runs one program; its output is kept, or shown at once when it runs alone. One that hangs is ended,
 * with what it had to say until then.
 */
const runProgram = ({ args, env, isAlone, root, signal }) =>
  new Promise((resolve) => {
    const output = []
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...(isAlone ? {} : { FORCE_COLOR: '0', NO_COLOR: '1' }), ...env },
      stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    // The terminal sends Ctrl-C to the child as well; a second signal does no harm.
    const onAbort = () => child.kill('SIGTERM')
    signal.addEventListener('abort', onAbort)
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    const limit = isAlone
      ? undefined
      : setTimeout(() => {
          output.push(Buffer.from(`\nEnded: it took more than ${LIMIT_MINUTES} minutes.\n`))
          child.kill('SIGKILL')
        }, LIMIT_MINUTES * 60_000)
    const finish = (code) => {
      clearTimeout(limit)
      signal.removeEventListener('abort', onAbort)
      child.stdout?.destroy()
      child.stderr?.destroy()
      resolve({ code: code ?? 1, text: Buffer.concat(output).toString('utf8') })
    }
    child.on('error', (error) => resolve({ code: 1, text: error.message }))
    child.on('exit', (code) => setTimeout(finish, LAST_WORDS_MS, code).unref())
    child.on('close', finish)
  })

const runSteps = async ({ extra, isAlone, root, signal, suite }) => {
  const texts = []
  let failed = 0
  for (const args of suite.steps) {
    const { code, text } = await runProgram({
      args: [...args, ...extra],
      env: {},
      isAlone,
      root,
      signal,
    })
    texts.push(text)
    failed += code === 0 ? 0 : 1
  }
  const passed = suite.steps.length - failed
  return suite.isPreparation
    ? { failed, passed: 0, text: texts.join('') }
    : { failed, passed, text: texts.join('') }
}

const readReport = ({ file }) => JSON.parse(readFileSync(file, 'utf8'))

/** Runs a program that is given a file to report into, which is gone afterwards. */
const runReporting = async ({ argsFor, read, ...rest }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'payload-crm-report-'))
  const file = path.join(folder, 'report.json')
  const { code, text } = await runProgram({ ...rest, args: argsFor(file) })
  const { failed, ...counts } = read({ file })
  rmSync(folder, { force: true, recursive: true })
  return { ...counts, failed: code === 0 ? failed : Math.max(failed, 1), text }
}

const readOwnCounts = ({ file }) => {
  try {
    return readReport({ file })
  } catch {
    return { failed: 0, passed: 0 }
  }
}

const runOwn = ({ extra, suite, ...rest }) =>
  runReporting({
    ...rest,
    argsFor: (file) => [...suite.program, '--report', file, ...extra],
    env: {},
    read: readOwnCounts,
  })

const readJestCounts = ({ file }) => {
  try {
    const report = readReport({ file })
    // A spec file that could not be loaded has no tests of its own to fail.
    const broken = report.testResults.filter(
      ({ assertionResults, status }) => status === 'failed' && assertionResults.length === 0,
    ).length
    const secondTries = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults
        .filter(({ invocations, status }) => status === 'passed' && invocations > 1)
        .map(({ fullName }) => fullName),
    )
    return {
      failed: report.numFailedTests + broken,
      passed: report.numPassedTests,
      secondTries,
    }
  } catch {
    return { failed: 0, passed: 0 }
  }
}

const runJest = ({ extra, suite, ...rest }) =>
  runReporting({
    ...rest,
    argsFor: (file) => [
      'node_modules/jest/bin/jest.js',
      ...['--selectProjects', suite.jest],
      ...['--json', '--outputFile', file],
      ...(suite.inBand ? ['--runInBand'] : []),
      // Payload keeps a database client open that nobody can give back.
      ...['--forceExit', '--passWithNoTests', ...extra],
    ],
    env: {
      NODE_OPTIONS: [process.env.NODE_OPTIONS, '--experimental-vm-modules']
        .filter(Boolean)
        .join(' '),
    },
    read: readJestCounts,
  })

const runnerOf = ({ jest, program }) => {
  if (jest) {
    return runJest
  }
  return program ? runOwn : runSteps
}

const HEARTBEAT_MS = 30_000

/**
 * Runs the suites in lanes. A suite waits for those named in its `after`, and is skipped (which
 * counts as failed) when one of them failed. One that runs `alone` waits for all that started before
 * it, and nothing starts beside it.
 */
export const runSuites = async ({ extra, isAlone, lanes, print, root, signal, suites }) => {
  const waiting = [...suites]
  const running = new Map()
  const results = []
  const find = (name) => results.find((result) => result.name === name)
  const isAloneRunning = () => [...running.values()].some(({ alone }) => alone)
  const isKnown = (name) => suites.some((suite) => suite.name === name)

  const run = async (suite) => {
    const startedAt = Date.now()
    print(`▶ ${suite.name}`)
    const { text, ...counts } = await runnerOf(suite)({ extra, isAlone, root, signal, suite })
    const seconds = (Date.now() - startedAt) / 1000
    if (signal.aborted) {
      return
    }
    if (!isAlone) {
      print(`\n──── ${suite.name} ${'─'.repeat(Math.max(4, 60 - suite.name.length))}`)
      print(text.trim() || 'Nothing to report.')
    }
    const ok = counts.failed === 0
    print(`${ok ? '✓' : '✗'} ${suite.name} (${seconds.toFixed(1)} s)\n`)
    results.push({ name: suite.name, ...counts, ok, seconds })
  }

  const heartbeat = setInterval(() => {
    const names = [...running].map(
      ([name, { startedAt }]) => `${name} ${Math.round((Date.now() - startedAt) / 1000)} s`,
    )
    if (!isAlone && names.length) {
      print(`… running: ${names.join(', ')}`)
    }
  }, HEARTBEAT_MS)

  while ((waiting.length || running.size) && !(signal.aborted && running.size === 0)) {
    while (running.size < lanes && !isAloneRunning() && !signal.aborted) {
      const index = waiting.findIndex(
        ({ after = [], alone = false }) =>
          after.filter(isKnown).every((name) => find(name)) && !(alone && running.size > 0),
      )
      if (index === -1) {
        break
      }
      const [suite] = waiting.splice(index, 1)
      const broken = (suite.after ?? []).find((name) => find(name) && !find(name).ok)
      if (broken) {
        print(`✗ ${suite.name} not run, because ${broken} failed\n`)
        results.push({ name: suite.name, failed: 1, ok: false, passed: 0, seconds: 0 })
        continue
      }
      const promise = run(suite).finally(() => running.delete(suite.name))
      running.set(suite.name, { alone: suite.alone, promise, startedAt: Date.now() })
    }
    if (running.size) {
      await Promise.race([...running.values()].map(({ promise }) => promise))
    }
  }
  clearInterval(heartbeat)
  return results
}
