import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { StoredModel } from '../../../src/database/prediction/models.js'

import { readModels, withdrawModels, writeModel } from '../../../src/database/prediction/models.js'
import { bootPayload } from '../../support/bootPayload.js'

let payload: Payload
let req: PayloadRequest
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  req = await createLocalReq({}, payload)
})

afterAll(() => stop())

const write = async (pipeline: string): Promise<number> => {
  const model = { learned: {}, metrics: {}, pipeline, trainedAt: new Date() }
  return (await writeModel({ ...(model as Omit<StoredModel, 'version'>), req })).version
}

const currentVersions = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await readModels({ req })).map(({ pipeline, version }) => [pipeline, version]),
  )

it('gives no version of a model the number of one that was withdrawn', async () => {
  expect([await write(''), await write('new'), await write('new')]).toEqual([1, 1, 2])
  await withdrawModels({ pipeline: 'new', req })
  await withdrawModels({ pipeline: 'new', req })
  await withdrawModels({ pipeline: 'never', req })
  expect(await currentVersions()).toEqual({ '': 1 })
  expect(await write('new')).toBe(3)
  expect(await currentVersions()).toEqual({ '': 1, new: 3 })
})
