/** Builds the admin for the browser tests while lint and types are checked beside it. */
import { tsImport } from 'tsx/esm/api'

const { ensureBuilt } = await tsImport('../../demo/build.ts', import.meta.url)
const { root } = await tsImport('./paths.ts', import.meta.url)

const controller = new AbortController()
process.once('SIGTERM', () => controller.abort())
process.once('SIGINT', () => controller.abort())

try {
  const { built } = await ensureBuilt({
    env: { ...process.env, PAYLOAD_SECRET: 'only for the build' },
    root,
    signal: controller.signal,
  })
  process.stdout.write(built ? 'The admin is built.\n' : 'The build is up to date.\n')
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
