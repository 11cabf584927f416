import type { CollectionConfig, SanitizedCollectionConfig } from 'payload'

import * as validations from 'payload/shared'

type Hooked = {
  access?: Record<string, unknown>
  blocks?: unknown
  fields?: unknown
  hooks?: Record<string, unknown>
  tabs?: unknown
  validate?: unknown
}

/** Functions the plugin itself put into its collections, and Payload's own validators. */
const own = new WeakSet<object>(
  Object.values(validations).filter((value) => typeof value === 'function'),
)

/** The hooks an update runs. Those of reading run in any case, as every write answers with a read. */
const WRITE_HOOKS = [
  'beforeOperation',
  'beforeValidate',
  'beforeChange',
  'afterChange',
  'afterOperation',
]

const isFunction = (value: unknown): value is object => typeof value === 'function'

const children = ({ blocks, fields, tabs }: Hooked): Hooked[] =>
  [fields, tabs, blocks].flatMap((list) => (Array.isArray(list) ? (list as Hooked[]) : []))

/** What decides about writing a field: its hooks, who may, and what is valid. */
const fieldLogic = (field: Hooked): object[] =>
  [
    ...hooksOf(field),
    field.access?.create,
    field.access?.update,
    field.validate,
    ...children(field).flatMap(fieldLogic),
  ].filter(isFunction)

const hooksOf = ({ hooks }: Hooked): object[] =>
  WRITE_HOOKS.flatMap((name) => hooks?.[name] ?? []).filter(isFunction)

const logicOf = (config: Hooked): object[] => [
  ...hooksOf(config),
  ...children(config).flatMap(fieldLogic),
]

/** Remembers the logic of a collection as the plugin's own. */
export const rememberOwnLogic = (config: CollectionConfig): CollectionConfig => {
  logicOf(config as Hooked).forEach((part) => own.add(part))
  return config
}

/**
 * Whether the host (or another plugin) has put logic of its own on a collection: hooks, access or
 * validation of fields, or versions. Where it has, writes take Payload's ordinary way, so that this logic runs.
 */
export const hasForeignLogic = (config: SanitizedCollectionConfig): boolean =>
  Boolean(config.versions) || logicOf(config as unknown as Hooked).some((part) => !own.has(part))
