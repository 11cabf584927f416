/**
 * "The rule of each room" of the architecture, as data: which other rooms and packages the files of a
 * folder may import. What is not listed under `rooms` is refused, types included, because a type
 * ties two rooms together as well.
 */

/** What the plugin hands to every factory: context, options and slugs. */
const CORE = 'core'

const SCREEN = ['react', 'react-dom', 'next', '@payloadcms/ui', '@payloadcms/next']
const SERVICES = ['openai', 'nodemailer', 'web-push', 'node:http', 'node:https', 'node:net']
const SQL = ['pg', 'drizzle-orm', '@payloadcms/db-postgres', '@payloadcms/drizzle']

/** Room by path beneath `src/`; the first that matches wins. */
export const rooms = [
  {
    name: 'domain',
    path: /^domain\//,
    refuses: ['payload', '@payloadcms', ...SCREEN, ...SERVICES, ...SQL, 'node:fs'],
    rooms: ['domain'],
    why: 'it decides and does nothing else, so that every decision can be tested without Payload',
  },
  {
    name: 'database',
    path: /^database\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'database', 'domain'],
    why: 'it is SQL inside the transaction of a request',
  },
  {
    name: 'adapters',
    path: /^adapters\//,
    refuses: SCREEN,
    rooms: ['adapters', CORE, 'domain'],
    why: 'it turns one outside service into a port of the domain',
  },
  {
    name: 'operations',
    path: /^collections\/[^/]+\/operations\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'database', 'domain', 'operations', 'utilities'],
    why: 'a use case knows neither HTTP nor a screen',
  },
  {
    name: 'collections',
    path: /^collections\//,
    refuses: [...SCREEN, ...SERVICES, ...SQL],
    rooms: ['collections', CORE, 'domain', 'hooks', 'translations', 'utilities'],
    why: 'a collection names its components by path and leaves work to hooks',
  },
  {
    name: 'hooks',
    path: /^hooks\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'database', 'domain', 'hooks', 'operations', 'utilities'],
    why: 'a hook runs inside the transaction: it decides, calls one operation or queues a job',
  },
  {
    name: 'endpoints',
    path: /^endpoints\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'database', 'domain', 'endpoints', 'operations', 'utilities'],
    why: 'an endpoint checks, parses and calls one operation',
  },
  {
    name: 'jobs',
    path: /^jobs\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'domain', 'jobs', 'operations', 'utilities'],
    why: 'a job calls operations, and outside services through the context',
  },
  {
    name: 'components',
    path: /^components\//,
    refuses: [...SERVICES, ...SQL],
    rooms: ['components', CORE, 'database', 'domain', 'operations', 'translations', 'utilities'],
    why: 'a screen reads through operations and database, and writes through the routes',
  },
  {
    name: 'utilities',
    path: /^utilities\//,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [CORE, 'database', 'domain', 'utilities'],
    why: 'it helps two rooms or more and knows none of them but the database',
  },
  {
    name: 'translations',
    path: /^translations\//,
    refuses: ['payload', ...SCREEN, ...SERVICES, ...SQL],
    rooms: ['domain', 'translations'],
    why: 'it is words',
  },
  {
    name: 'exports',
    path: /^exports\//,
    refuses: [],
    rooms: ['adapters', 'components', CORE, 'domain', 'entry', 'operations', 'translations'],
    why: 'it re-exports what is public',
  },
  {
    name: CORE,
    path: /^(?:context|options|slugs)\.ts$/,
    refuses: [...SCREEN, ...SERVICES, ...SQL],
    rooms: [CORE, 'domain'],
    why: 'every room receives it',
  },
  {
    name: 'entry',
    path: /^[^/]+\.ts$/,
    refuses: [...SCREEN, ...SERVICES],
    rooms: [
      'adapters',
      'collections',
      CORE,
      'database',
      'domain',
      'endpoints',
      'entry',
      'hooks',
      'jobs',
      'operations',
      'translations',
      'utilities',
    ],
    why: 'it loads in plain Node, without a screen',
  },
]

/** Rooms whose code may not end up in the browser; their types may. */
export const SERVER_ROOMS = [CORE, 'database', 'operations']

export const findRoom = (pathInSource) => rooms.find(({ path }) => path.test(pathInSource))
