/**
 * `npm run migrate:create -- <name>`: writes a migration of the demo's database from the collections
 * as they are now. Payload imports types as values, which `verbatimModuleSyntax` does not allow and
 * which fails when the file is run: they are marked as types here.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const bin = path.join(root, 'node_modules/payload/bin.js')

const { status } = spawnSync(process.execPath, [bin, 'migrate:create', ...process.argv.slice(2)], {
  cwd: root,
  env: {
    DATABASE_URL: 'postgres://nowhere.invalid/none',
    PAYLOAD_SECRET: 'only the shape of the data is read',
    ...process.env,
  },
  stdio: 'inherit',
})

const folder = path.join(root, 'migrations')
for (const name of readdirSync(folder).filter((file) => /^\d.*\.ts$/.test(file))) {
  const file = path.join(folder, name)
  const text = readFileSync(file, 'utf8')
  const typed = text.replace(/^import \{[^}]*\} from '@payloadcms\/db-postgres'/m, (line) =>
    line.replace(/(?<!type )\b(MigrateUpArgs|MigrateDownArgs)\b/g, 'type $1'),
  )
  if (typed !== text) {
    writeFileSync(file, typed)
  }
}
process.exit(status ?? 1)
