import type { SanitizedCollectionConfig, SanitizedConfig } from 'payload'

import type { Target } from './requests.js'
import type { Shape } from './shapes.js'
import type { Ids } from './values.js'

import { routes } from '../../../src/endpoints/registry.js'
import { defaultSlugs } from '../../../src/slugs.js'
import { shapeOfFields, shapeOfSchema } from './shapes.js'

/** Ids by the slug of their collection. */
export type IDsOf = (slug: string) => Ids

const METHODS = { delete: 'DELETE', get: 'GET', patch: 'PATCH', post: 'POST', put: 'PUT' } as const

/** Which collection the first word of a route means, where it is not named like it. */
const MEANT: Record<string, string> = { board: 'crm-pipelines', deals: 'crm-leads' }

const slugs: string[] = Object.values(defaultSlugs)

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

const collectionTargets = ({
  collection: { slug, endpoints, flattenedFields },
  idsOf,
}: {
  collection: SanitizedCollectionConfig
  idsOf: IDsOf
}): Target[] =>
  (endpoints || [])
    .filter(({ path }) => !isIdle(path))
    .map(({ method, path }) => ({
      body: shapeOfFields(flattenedFields),
      fields: flattenedFields.map(({ name }) => name),
      ids: idsOf(slug),
      method: METHODS[method as 'get'],
      path: `/${slug}${path === '/' ? '' : path}`,
    }))

/** Everything there is to call: the plugin's routes, and the routes Payload gives its collections. */
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
]
