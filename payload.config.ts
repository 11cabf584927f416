import { postgresAdapter } from '@payloadcms/db-postgres'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { crmPlugin } from 'payload-crm'
import { openAIProvider } from 'payload-crm/openai'

import { Users } from './demo/users.js'

const root = path.dirname(fileURLToPath(import.meta.url))

const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_PRICE_INPUT, OPENAI_PRICE_OUTPUT } =
  process.env

/** In US dollars per million tokens; where it is not given, costs are unknown. */
const prices =
  OPENAI_MODEL && OPENAI_PRICE_INPUT && OPENAI_PRICE_OUTPUT
    ? {
        [OPENAI_MODEL]: {
          currency: 'USD',
          input: Number(OPENAI_PRICE_INPUT),
          output: Number(OPENAI_PRICE_OUTPUT),
        },
      }
    : {}

/** A key alone, which many have in their shell, is not yet a wish to send records to a model. */
const provider = OPENAI_MODEL
  ? openAIProvider({
      apiKey: OPENAI_API_KEY || undefined,
      baseURL: OPENAI_BASE_URL || undefined,
      model: OPENAI_MODEL,
      prices,
    })
  : null

/** The demo application: what a host's own `payload.config.ts` looks like with the plugin in it. */
export default buildConfig({
  admin: {
    avatar: 'default', // the other kinds ask a server elsewhere
    importMap: { baseDir: root },
    user: Users.slug,
  },
  collections: [Users],
  db: postgresAdapter({
    idType: 'uuid',
    migrationDir: path.join(root, 'migrations'),
    pool: {
      connectionString: process.env.DATABASE_URL,
      connectionTimeoutMillis: 10_000,
      max: Number(process.env.DATABASE_POOL_MAX) || 20,
    },
    push: false,
  }),
  graphQL: { schemaOutputFile: path.join(root, '.crm/schema.graphql') },
  i18n: { supportedLanguages: { de, en } },
  // Work that outlives a request is done by the server itself; instrumentation.ts starts the clock.
  jobs: { autoRun: [{ cron: '*/10 * * * * *', silent: { info: true } }] },
  // What people get wrong is told to them; the terminal is for what goes wrong here.
  loggingLevels: {
    AuthenticationError: 'info',
    Forbidden: 'info',
    NotFound: 'info',
    ValidationError: 'info',
  },
  plugins: [
    crmPlugin({
      ai: { ...(process.env.CRM_DAILY_RUN === 'off' && { dailyRun: false }), provider },
      visibility: process.env.CRM_VISIBILITY === 'own' ? 'own' : 'team',
    }),
  ],
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SERVER_URL ?? '',
  telemetry: false,
  typescript: { autoGenerate: false },
})
