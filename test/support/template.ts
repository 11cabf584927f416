import { runChild } from '../../demo/system/children.js'
import { TEMPLATE, urlOf, withServer } from './databases.js'
import { root } from './paths.js'

/**
 * Makes the schema once, from the collections as they are in the sources, and the specs copy it: a
 * copy takes a tenth of a second where making it takes several. In a process of its own, because
 * Jest's own process cannot import TypeScript that imports Payload.
 */
export const makeTemplate = async ({ url }: { url: string }): Promise<void> => {
  await withServer({ url, use: (client) => client.query(`create database ${TEMPLATE}`) })
  await runChild({
    name: 'Making the schema for the integration tests',
    args: [new URL('./makeTemplate.ts', import.meta.url).pathname],
    cwd: root,
    env: {
      ...process.env,
      CRM_TEST_DATABASE_URL: url,
      DATABASE_URL: urlOf({ name: TEMPLATE, url }),
      NODE_ENV: 'test',
      TSX_TSCONFIG_PATH: `${root}/tsconfig.json`,
    },
    imports: [import.meta.resolve('tsx')],
    signal: new AbortController().signal,
  })
}
