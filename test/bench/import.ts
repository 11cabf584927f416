/**
 * `npx tsx test/bench/import.ts [rows]`: imports a generated book of so many opportunities (100,000)
 * into a throw-away Postgres and prints rows a second and memory; then imports it again unchanged.
 * A tenth of the rows comes first: memory is flat when live objects hardly grow from one to the other
 * (what the process holds besides is garbage that nobody needed to collect yet).
 */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { root } from '../support/paths.js'
import { makeFolder, startThrowAwayDatabase } from '../support/throwAwayDatabase.js'
import { measureWork, megabytes } from './measureWork.js'

const BOOK = path.join(root, 'demo/data/sales')
const PIPELINE = 'crm-sales-opportunities-sales_pipeline.csv'

setFlagsFromString('--expose-gc')
const sweep = runInNewContext('gc') as () => void

const rows = Number(process.argv[2] ?? 100_000)
const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** A book with the rows of the real one again and again, each under an id of its own. */
const generate = async ({
  count,
  folder,
  prefix,
}: {
  count: number
  folder: string
  prefix: string
}): Promise<void> => {
  await mkdir(folder)
  for (const name of (await readdir(BOOK)).filter((file) => /\.csv$/.test(file))) {
    await copyFile(path.join(BOOK, name), path.join(folder, name))
  }
  const lines: string[] = []
  for await (const line of createInterface({
    input: createReadStream(path.join(BOOK, PIPELINE)),
  })) {
    lines.push(line)
  }
  const [header, ...real] = lines
  const out = createWriteStream(path.join(folder, PIPELINE))
  out.write(`${header}\n`)
  for (let index = 0; index < count; index += 1) {
    const row = real[index % real.length]!
    if (!out.write(`${prefix}${index}${row.slice(row.indexOf(','))}\n`)) {
      await once(out, 'drain')
    }
  }
  out.end()
  await once(out, 'close')
}

/** Objects still in use, after everything else was swept away; the test of flat memory. */
const liveMemory = (): number => {
  sweep()
  return process.memoryUsage().heapUsed
}

const database = await startThrowAwayDatabase()
const folder = makeFolder()
process.env.DATABASE_URL = database.url
process.env.DISABLE_PAYLOAD_HMR = 'true'
process.env.PAYLOAD_SECRET = 'only for the bench'
try {
  const { createLocalReq, getPayload } = await import('payload')
  const { getCRM } = await import('payload-crm')
  const { default: config } = await import('../../payload.config.js')
  const { importSales } =
    await import('../../src/collections/leads/operations/importSales/importSales.js')
  const payload = await getPayload({ config, disableOnInit: true })
  ;(payload.db as unknown as { pool: NodeJS.EventEmitter }).pool.on('error', () => undefined)
  await payload.db.migrate()
  await payload.config.onInit?.(payload)
  const small = Math.ceil(rows / 10)
  await generate({ count: small, folder: path.join(folder, 'small'), prefix: 'S' })
  await generate({ count: rows, folder: path.join(folder, 'large'), prefix: 'L' })
  const run = async ({ name, count, title }: { count: number; name: string; title: string }) => {
    const req = await createLocalReq({}, payload)
    let live = 0
    let at = 0
    const { cpu, peak, postgres, seconds, value } = await measureWork(() =>
      importSales({
        crm: getCRM(payload),
        folder: path.join(folder, name),
        onProgress: () => {
          if (performance.now() - at > 1000) {
            live = Math.max(live, liveMemory())
            at = performance.now()
          }
        },
        req,
      }),
    )
    const { created, rejected, unchanged, updated } = value.rows.opportunities
    print(
      `${title.padEnd(22)} ${String(Math.round(count / seconds)).padStart(6)} rows/s  ${seconds.toFixed(1).padStart(5)} s (CPU ${cpu.toFixed(1)} s, of Postgres ${postgres.toFixed(1)} s)  live objects at most ${megabytes(live)}, process at most ${megabytes(peak)}  ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`,
    )
  }
  print(`Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`)
  await run({ name: 'small', count: small, title: `${small} rows, 35 agents` })
  await run({ name: 'large', count: rows, title: `${rows} rows` })
  await run({ name: 'large', count: rows, title: 'the same again' })
  print(`Load at the end ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await database.stop()
  await rm(folder, { force: true, recursive: true })
}
process.exit(0)
