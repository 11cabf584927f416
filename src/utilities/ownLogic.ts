import type { CollectionConfig, SanitizedCollectionConfig } from 'payload'

type Hooked = {
  access?: Record<string, unknown>
  blocks?: unknown
  fields?: unknown
  hooks?: Record<string, unknown>
  tabs?: unknown
  validate?: unknown
}

/** Functions the plugin itself put into its collections. */
const own = new WeakSet<object>()

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

const fieldsOf = (config: Hooked): Hooked[] =>
  children(config).flatMap((field) => [field, ...fieldsOf(field)])

/** What decides about writing: hooks, and who may write a field. */
const logicOf = (config: Hooked): object[] =>
  [config, ...fieldsOf(config)]
    .flatMap(({ access, hooks }, index) => [
      ...WRITE_HOOKS.flatMap((name) => hooks?.[name] ?? []),
      ...(index > 0 ? [access?.create, access?.update] : []),
    ])
    .filter(isFunction)

const validatorsOf = (config: Hooked): object[] =>
  fieldsOf(config)
    .map(({ validate }) => validate)
    .filter(isFunction)

/** Whether a part of a collection's logic is not the plugin's own. */
export const isForeign = (part: object): boolean => !own.has(part)

/** Remembers the logic of a collection as the plugin's own. */
export const rememberOwnLogic = (config: CollectionConfig): CollectionConfig => {
  const parts = [...logicOf(config as Hooked), ...validatorsOf(config as Hooked)]
  parts.forEach((part) => own.add(part))
  return config
}

const FOREIGN_VALIDATION = 'payload-crm/validation'

/**
 * Notes on a collection whether the host's override validates fields in its own way. Has to be seen
 * before Payload gives every other field a validator of its own.
 */
export const noteForeignValidation = (config: CollectionConfig): CollectionConfig =>
  validatorsOf(config as Hooked).some(isForeign)
    ? { ...config, custom: { ...config.custom, [FOREIGN_VALIDATION]: true } }
    : config

/**
 * Whether the host (or another plugin) has put logic of its own on a collection: hooks, access or
 * validation of fields, or versions. Where it has, writes take Payload's ordinary way, so that this
 * logic runs.
 */
export const hasForeignLogic = (config: SanitizedCollectionConfig): boolean =>
  Boolean(config.versions) ||
  Boolean(config.custom?.[FOREIGN_VALIDATION]) ||
  logicOf(config as unknown as Hooked).some(isForeign)
