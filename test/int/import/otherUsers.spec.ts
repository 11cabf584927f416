import type { Config, Payload } from 'payload'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { createBook, removeBooks, writeBook } from './book.js'
import { importFolder } from './importFolder.js'

let payload: Payload
let stop: () => Promise<void>

/** A host whose users need a department, too. */
const extend = (config: Config): Config => ({
  ...config,
  collections: config.collections!.map((collection) => ({
    ...collection,
    fields:
      collection.slug === 'users'
        ? [...collection.fields, { name: 'department', type: 'text', required: true }]
        : collection.fields,
  })),
})

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ extend, schema: 'push' }))
})

afterAll(async () => {
  removeBooks()
  await stop()
})

it('says what to do when an agent cannot become a user, and writes nothing', async () => {
  const before = await fingerprint({ payload })
  await expect(importFolder({ folder: writeBook(createBook()), payload })).rejects.toMatchObject({
    data: { code: 'invalid_input' },
    message: expect.stringMatching(
      /^Ann Lee cannot become a user of this app \(department: .+\)\. Create a user with the e-mail address ann\.lee@example\.com first, or have the app call importSales with options\.createUser\.$/,
    ),
  })
  expect(await fingerprint({ payload })).toEqual(before)
})

it('makes users with the data that the host adds', async () => {
  const asked: unknown[] = []
  const result = await importFolder({
    folder: writeBook(createBook()),
    options: {
      createUser: ({ name, email, password }) => {
        asked.push({ name, email, hasPassword: password.length > 20 })
        return { name: name.toUpperCase(), department: 'sales', email: 'not@taken.example' }
      },
    },
    payload,
  })
  expect(result.rows.agents).toMatchObject({ created: 2 })
  expect(asked).toEqual([
    { name: 'Ann Lee', email: 'ann.lee@example.com', hasPassword: true },
    { name: 'Bob Ray', email: 'bob.ray@example.com', hasPassword: true },
  ])
  const { docs } = await payload.find({ collection: 'users', depth: 0, sort: 'email' })
  expect(docs).toMatchObject([
    { name: 'ANN LEE', crmRole: 'rep', department: 'sales', email: 'ann.lee@example.com' },
    { name: 'BOB RAY', crmRole: 'rep', department: 'sales', email: 'bob.ray@example.com' },
  ])
})
