/** `npm run build:package`: compiles src/ to dist/ and copies what is not TypeScript (the styles). */
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(root, 'dist')

rmSync(dist, { force: true, recursive: true })
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  { cwd: root, stdio: 'inherit' },
)
if (status !== 0) {
  process.exit(status ?? 1)
}
cpSync(path.join(root, 'src'), dist, {
  filter: (file) => !/\.tsx?$/.test(file),
  recursive: true,
})
