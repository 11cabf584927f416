import type { CollectionConfig, SanitizedCollectionConfig } from 'payload'

type Hooked = { fields?: unknown; hooks?: Record<string, unknown> }

/** Functions the plugin itself put into its collections. */
const own = new WeakSet()

/** The hooks an update runs. Those of reading run in any case, as every write answers with a read. */
const WRITE_HOOKS = [
  'beforeOperation',
  'beforeValidate',
  'beforeChange',
  'afterChange',
  'afterOperation',
]

const hooksOf = ({ fields, hooks }: Hooked): object[] => [
  ...WRITE_HOOKS.flatMap((name) => hooks?.[name] ?? []).filter(
    (hook): hook is object => typeof hook === 'function',
  ),
  ...(Array.isArray(fields) ? fields.flatMap((field) => hooksOf(field as Hooked)) : []),
]

/** Remembers the hooks of a collection as the plugin's own. */
export const rememberOwnHooks = (config: CollectionConfig): CollectionConfig => {
  hooksOf(config as Hooked).forEach((hook) => own.add(hook))
  return config
}

/**
 * Whether the host (or another plugin) has put logic of its own on a collection: hooks, or
 * versions. Where it has, writes take Payload's ordinary way, so that this logic runs.
 */
export const hasForeignLogic = (config: SanitizedCollectionConfig): boolean =>
  Boolean(config.versions) || hooksOf(config as unknown as Hooked).some((hook) => !own.has(hook))
