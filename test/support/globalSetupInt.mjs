import { tsImport } from 'tsx/esm/api'

import { atTheEnd } from './teardown.mjs'

/** One Postgres for all integration specs, with a template each of them gets a copy of. */
const setup = async () => {
  const { startThrowAwayDatabase } = await tsImport('./throwAwayDatabase.ts', import.meta.url)
  const { makeTemplate } = await tsImport('./template.ts', import.meta.url)
  const database = await startThrowAwayDatabase()
  atTheEnd(database.stop)
  process.env.CRM_TEST_DATABASE_URL = database.url
  await makeTemplate({ url: database.url })
}

export default setup
