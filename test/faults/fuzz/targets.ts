import type {
  Endpoint,
  FlattenedField,
  SanitizedCollectionConfig,
  SanitizedConfig,
  SanitizedGlobalConfig,
} from 'payload'

import type { Target } from './requests.js'
import type { Shape } from './shapes.js'
import type { Ids } from './values.js'

import { routes } from '../../../src/endpoints/registry.js'
import { defaultGlobalSlugs, defaultSlugs } from '../../../src/slugs.js'
import { shapeOfFields, shapeOfSchema } from './shapes.js'

/** Ids by the slug of their collection. */
export type IDsOf = (slug: string) => Ids

const METHODS = { delete: 'DELETE', get: 'GET', patch: 'PATCH', post: 'POST', put: 'PUT' } as const

/** Which collection the first word of a route means, where it is not named like it. */
const MEANT: Record<string, string> = {
  audience: 'crm-contacts',
  board: 'crm-pipelines',
  customers: 'crm-companies',
  deals: 'crm-leads',
  goals: 'crm-sales-goals',
  privacy: 'crm-contacts',
}

const slugs: string[] = Object.values(defaultSlugs)

const globalSlugs: string[] = Object.values(defaultGlobalSlugs)

const slugOf = (path: string): string => {
  const word = path.split('/')[1] ?? ''
  const slug = MEANT[word] ?? `crm-${word}`
  return slugs.includes(slug) ? slug : 'crm-leads'
}

const keysOf = (shape: null | Shape): string[] =>
  shape?.kind === 'object' ? Object.keys(shape.fields) : []

const fieldNames = (config: SanitizedConfig, slug: string): string[] =>
  config.collections
    .find((collection) => collection.slug === slug)!
    .flattenedFields.map(({ name }) => name)

/** Every route of the registry, PATCH as PUT too. */
const routeTargets = ({ config, idsOf }: { config: SanitizedConfig; idsOf: IDsOf }): Target[] =>
  routes.flatMap(({ body, method, path, query }) => {
    const slug = slugOf(path)
    const target: Target = {
      body: body ? shapeOfSchema(body) : null,
      fields: [...fieldNames(config, slug), ...keysOf(query ? shapeOfSchema(query) : null)],
      ids: idsOf(slug),
      method: METHODS[method],
      path: `/crm${path}`,
    }
    return method === 'patch' ? [target, { ...target, method: 'PUT' as const }] : [target]
  })

/** Nothing of the plugin keeps versions: these are refused before anything is read. */
const isIdle = (path: string): boolean => path.startsWith('/versions')

/** The routes Payload gives to a collection or a global. */
const payloadTargets = ({
  base,
  endpoints,
  fields,
  ids,
}: {
  base: string
  endpoints: false | Omit<Endpoint, 'root'>[]
  fields: FlattenedField[]
  ids: Ids
}): Target[] =>
  (endpoints || [])
    .filter(({ path }) => !isIdle(path))
    .map(({ method, path }) => ({
      body: shapeOfFields(fields),
      fields: fields.map(({ name }) => name),
      ids,
      method: METHODS[method as 'get'],
      path: `${base}${path === '/' ? '' : path}`,
    }))

const collectionTargets = ({
  collection: { slug, endpoints, flattenedFields },
  idsOf,
}: {
  collection: SanitizedCollectionConfig
  idsOf: IDsOf
}): Target[] =>
  payloadTargets({ base: `/${slug}`, endpoints, fields: flattenedFields, ids: idsOf(slug) })

const globalTargets = ({
  global: { slug, endpoints, flattenedFields },
  idsOf,
}: {
  global: SanitizedGlobalConfig
  idsOf: IDsOf
}): Target[] =>
  payloadTargets({
    base: `/globals/${slug}`,
    endpoints,
    fields: flattenedFields,
    ids: idsOf(defaultSlugs.leads),
  })

/** Everything there is to call: the plugin's routes, and the routes Payload gives what is the plugin's. */
export const listTargets = ({
  config,
  idsOf,
}: {
  config: SanitizedConfig
  idsOf: IDsOf
}): Target[] => [
  ...routeTargets({ config, idsOf }),
  ...config.collections
    .filter(({ slug }) => slugs.includes(slug))
    .flatMap((collection) => collectionTargets({ collection, idsOf })),
  ...config.globals
    .filter(({ slug }) => globalSlugs.includes(slug))
    .flatMap((global) => globalTargets({ global, idsOf })),
]
