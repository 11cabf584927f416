import { tsImport } from 'tsx/esm/api'

import { atTheEnd } from './teardown.mjs'

/** One built app with the demo data, served for all browser specs. */
const setup = async () => {
  const { startApp } = await tsImport('./startApp.ts', import.meta.url)
  const app = await startApp({ data: 'sales', print: (line) => process.stdout.write(`${line}\n`) })
  atTheEnd(app.stop)
  process.env.CRM_TEST_SERVER_URL = app.address
  process.env.CRM_TEST_DATABASE_URL = app.databaseURL
}

export default setup
