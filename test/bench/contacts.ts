/**
 * `npx tsx test/bench/contacts.ts [rows]`: imports a generated file of so many contacts (50,000) into a
 * throw-away Postgres and prints rows a second and memory; then again with every person known and
 * unchanged, and with every person changed; then takes the last import back.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import path from 'node:path'

import { makeFolder, startThrowAwayDatabase } from '../support/throwAwayDatabase.js'
import { measureWork, megabytes } from './measureWork.js'

const rows = Number(process.argv[2] ?? 50_000)
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const HEADER =
  'E-mail;First name;Last name;Phone;Company;Website;Job title;Tags;Opt-in;Consent date;Signup date'

/** A file of people at a hundredth as many companies; `title` is what they do there. */
const generate = async ({ file, title }: { file: string; title: string }): Promise<void> => {
  const out = createWriteStream(file)
  out.write(`${HEADER}\n`)
  for (let index = 0; index < rows; index += 1) {
    const company = index % Math.ceil(rows / 100)
    const row = [
      `Person.${index}@Company-${company}.example`,
      'Zoë',
      `Müller-${index}`,
      `+49 30 ${1_000_000 + index}`,
      `Company ${company} GmbH`,
      `https://www.company-${company}.example/about`,
      title,
      'fair, newsletter',
      index % 3 === 0 ? 'no' : 'yes',
      '31.01.2026',
      '2026-02-01',
    ]
    if (!out.write(`${row.join(';')}\n`)) {
      await once(out, 'drain')
    }
  }
  out.end()
  await once(out, 'close')
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
  const { contactsUpload } =
    await import('../../src/collections/contacts/operations/importContacts/importUpload.js')
  const { undoImport } = await import('../../src/collections/imports/operations/undoImport.js')
  const { importNow } = await import('../../src/collections/imports/operations/upload.js')
  const payload = await getPayload({ config, disableOnInit: true })
  ;(payload.db as unknown as { pool: NodeJS.EventEmitter }).pool.on('error', () => undefined)
  await payload.db.migrate()
  await payload.config.onInit?.(payload)
  const crm = getCRM(payload)
  const user = await payload.create({
    collection: 'users',
    data: {
      name: 'Bench',
      crmRole: 'admin',
      email: 'bench@example.com',
      password: 'only for the bench',
    },
  })
  const files = { changed: path.join(folder, 'b.csv'), first: path.join(folder, 'a.csv') }
  await generate({ file: files.first, title: 'Buyer' })
  await generate({ file: files.changed, title: 'Head of buying' })
  const requestOf = () =>
    createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)

  const say = ({
    cpu,
    peak,
    postgres,
    seconds,
    title,
    what,
  }: { title: string; what: string } & Awaited<ReturnType<typeof measureWork>>): void =>
    print(
      `${title.padEnd(24)} ${String(Math.round(rows / seconds)).padStart(6)} rows/s  ${seconds.toFixed(1).padStart(5)} s (CPU ${cpu.toFixed(1)} s, of Postgres ${postgres.toFixed(1)} s)  process at most ${megabytes(peak)}  ${what}`,
    )

  const run = async ({ file, title }: { file: string; title: string }) => {
    const req = await requestOf()
    const measured = await measureWork(() =>
      importNow({
        crm,
        files: [{ name: 'people.csv', path: file }],
        keyed: null,
        of: contactsUpload,
        req,
        settings: { language: 'en', mapping: {}, onDuplicate: 'update', onError: 'skip' },
      }),
    )
    const { id, companies, contacts } = measured.value.result
    say({ ...measured, title, what: JSON.stringify({ ...contacts, companies }) })
    return id!
  }

  print(`Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`)
  await run({ file: files.first, title: `${rows} rows` })
  await run({ file: files.first, title: 'the same again' })
  const id = await run({ file: files.changed, title: 'all of them changed' })
  const req = await requestOf()
  const undone = await measureWork(() => undoImport({ id, crm, req }))
  say({ ...undone, title: 'taken back', what: `${undone.value.result.restored} put back` })
  print(`Load at the end ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await database.stop()
  await rm(folder, { force: true, recursive: true })
}
process.exit(0)
