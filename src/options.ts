import type { CollectionConfig, Field, GlobalConfig, PayloadRequest, TypedUser } from 'payload'

import type { CRMRole, Visibility } from './domain/access/roles.js'
import type { AIOptions, GivenAIOptions } from './domain/ai/options.js'
import type { RateLimits } from './domain/limits/rateLimits.js'
import type { PacingBands } from './domain/orders/pacing.js'
import type { PipelineSeed } from './domain/pipelines/stages.js'
import type { CollectionKey, GlobalKey, Slugs } from './slugs.js'

import {
  isCRMRole,
  managesEverything,
  readsSomething,
  reportsEvents,
  seesOthers,
  VISIBILITIES,
  writesSomething,
} from './domain/access/roles.js'
import { fillAIOptions, findAIOptionsProblem } from './domain/ai/options.js'
import { DEFAULT_RATE_LIMITS, findRateLimitsProblem } from './domain/limits/rateLimits.js'
import { DEFAULT_PACING_BANDS } from './domain/orders/pacing.js'
import { DEFAULT_PIPELINES, findStagesProblem, isColor, isKey } from './domain/pipelines/stages.js'
import { findOriginsProblem } from './domain/tracking/origins.js'
import { defaultGlobalSlugs, defaultSlugs } from './slugs.js'

export type Choice = { label: string; value: string }

/** The atomic checks all access is composed from; an app can replace each of them. */
export type CRMAccess = {
  /** May destroy records for good, import sales books and hand out roles. @default role `admin` */
  canAdminister: (args: { role: CRMRole | null }) => boolean
  /**
   * May write every record, reopen closed leads, change the settings, import delivery and undo it.
   * @default roles `admin` and `manager`
   */
  canManage: (args: { role: CRMRole | null }) => boolean
  /** May see the CRM. @default every role but `intake` */
  canRead: (args: { role: CRMRole | null }) => boolean
  /**
   * May see leads of others, and what hangs on them. @default every role that sees the CRM; with
   * `visibility: 'own'` all of them but `rep`
   */
  canReadAll: (args: { role: CRMRole | null }) => boolean
  /** May report engagement events. @default roles `intake`, `manager` and `admin` */
  canReport: (args: { role: CRMRole | null }) => boolean
  /** May create records, and write the ones they own. @default `admin`, `manager`, `rep` */
  canWriteOwn: (args: { role: CRMRole | null }) => boolean
  /**
   * The CRM role of whoever is signed in, `null` for nobody and for users without one.
   * @default the `crmRole` of users of {@link CRMOptions.usersSlug}
   */
  roleOf: (args: { user: null | TypedUser | undefined }) => CRMRole | null
}

export type ClientAddress = (args: { req: PayloadRequest }) => string

export type CollectionOverride = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

export type GlobalOverride = (args: { defaultGlobal: GlobalConfig }) => GlobalConfig

/** What `crmPlugin({ … })` takes; every option may be left out. */
export type CRMOptions = {
  /** Replaces single access checks. */
  access?: Partial<CRMAccess>
  /**
   * The sales engine: its model, if any, and how it works.
   * @example { provider: openAIProvider({ apiKey, model: 'gpt-5-mini' }), scoreCap: 10 }
   */
  ai?: GivenAIOptions
  /**
   * Whom visits are taken from: the origins of the app's sites, whose pages load the beacon.
   * @default { trackingOrigins: [] }
   * @example { trackingOrigins: ['https://www.example.com'] }
   */
  audience?: Partial<AudienceOptions>
  /**
   * Where a request comes from, for the limits of requests without a user. Replace it when more than
   * one proxy stands in front of the app, or when the proxy names the client in another header.
   * @default the last entry of `x-forwarded-for`, which the nearest proxy wrote
   * @example ({ req }) => req.headers.get('cf-connecting-ip') ?? ''
   */
  clientAddress?: ClientAddress
  /**
   * Changes a collection: fields, labels, hooks, access.
   * @example { leads: ({ defaultCollection }) => ({ ...defaultCollection, defaultSort: 'companyName' }) }
   */
  collections?: Partial<Record<CollectionKey, CollectionOverride>>
  /** Sources of contacts besides `website`, `social_media`, `referral`, `import` and `manual`. */
  contactSources?: Choice[]
  /** Currency of new records and of totals, ISO 4217. @default 'USD' */
  currency?: string
  /**
   * Fields of the app's own on people and companies, kept in columns like the others.
   * @example { contacts: [{ name: 'vatNumber', type: 'text' }] }
   */
  customFields?: CustomFields
  /** Country of phone numbers written without a country code, ISO 3166-1 alpha-2. @default 'US' */
  defaultCountry?: string
  /** Keeps the schema (collections, fields) and drops routes and screens. @default false */
  disabled?: boolean
  /** Changes a global, as `collections` does. */
  globals?: Partial<Record<GlobalKey, GlobalOverride>>
  /** Lead sources besides `inbound`, `referral`, `cold_outreach` and `ai_generated`. */
  leadSources?: Choice[]
  /**
   * Between which paces an order is on track: slower is `under`, faster is `over`.
   * @default { under: 0.9, over: 1.1 }
   */
  pacing?: Partial<PacingBands>
  /** Pipelines an empty database starts with. @default New Business and Existing Clients */
  pipelines?: PipelineSeed[]
  /**
   * How often something may be done, over all nodes together: `{ points, seconds }`, or `false` for
   * no limit. Beyond it requests are answered 429 with `Retry-After`.
   *
   * - `login`: failed attempts per account and address; ten times as many per address.
   *   `@default { points: 10, seconds: 900 }`
   * - `ai`: calls of AI routes per user. `@default { points: 30, seconds: 60 }`
   * - `import`, `export`: imports and exports per user. `@default { points: 30, seconds: 60 }`
   * - `public`: calls of routes that need no user, per address.
   *   `@default { points: 120, seconds: 60 }`
   * - `tracking`: opens, clicks and visits, per address; mail providers fetch images for many people
   *   from few addresses. `@default { points: 6000, seconds: 60 }`
   *
   * @example { ai: { points: 5, seconds: 60 }, import: false }
   */
  rateLimits?: Partial<RateLimits>
  /** Other slugs for the plugin's collections and globals. @default `crm-leads`, `crm-companies`, … */
  slugs?: Partial<Slugs>
  /** The auth collection whose users are sales people. @default the admin's user collection */
  usersSlug?: string
  /**
   * Whose leads reps see, with the proposals, orders, performance and activities that hang on them:
   * those of the whole `team`, or their `own` alone (the owner, else whoever created it). Managers,
   * administrators and viewers see all. Holds for every list, document, total and figure.
   * @default 'team'
   */
  visibility?: Visibility
  /** How work is done that outlives a request: imports, and what comes again and again. */
  work?: Partial<WorkOptions>
}

export type AudienceOptions = { trackingOrigins: string[] }

export type CustomFields = { companies?: Field[]; contacts?: Field[] }

export type WorkOptions = {
  /**
   * How long a worker that is not heard of keeps its work, in seconds: after a crash, others wait
   * this long. Workers are heard of three times as often.
   * @default 30
   */
  leaseSeconds: number
}

export type SanitizedCRMOptions = {
  access: CRMAccess
  ai: AIOptions
  audience: AudienceOptions
  clientAddress: ClientAddress
  collections: Partial<Record<CollectionKey, CollectionOverride>>
  contactSources: Choice[]
  currency: string
  customFields: CustomFields
  defaultCountry: string
  disabled: boolean
  globals: Partial<Record<GlobalKey, GlobalOverride>>
  leadSources: Choice[]
  pacing: PacingBands
  pipelines: PipelineSeed[]
  rateLimits: RateLimits
  slugs: Slugs
  usersSlug: string
  visibility: Visibility
  work: WorkOptions
}

const DEFAULT_SOURCES: Choice[] = [
  { label: 'Inbound', value: 'inbound' },
  { label: 'Referral', value: 'referral' },
  { label: 'Cold outreach', value: 'cold_outreach' },
  { label: 'AI generated', value: 'ai_generated' },
]

const DEFAULT_CONTACT_SOURCES: Choice[] = [
  { label: 'Website', value: 'website' },
  { label: 'Social media', value: 'social_media' },
  { label: 'Referral', value: 'referral' },
  { label: 'Import', value: 'import' },
  { label: 'Manual', value: 'manual' },
]

const fail = (sentence: string): never => {
  throw new Error(`payload-crm: ${sentence}`)
}

/** Whatever stands before it in the header, the client itself may have sent. */
const nearestAddress: ClientAddress = ({ req }) =>
  req.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''

const checkRateLimits = (limits: Partial<RateLimits>): RateLimits => {
  const problem = findRateLimitsProblem(limits)
  return problem === null ? { ...DEFAULT_RATE_LIMITS, ...limits } : fail(problem)
}

const checkAudience = ({ trackingOrigins = [] }: Partial<AudienceOptions>): AudienceOptions => {
  const problem = findOriginsProblem(trackingOrigins)
  return problem === null ? { trackingOrigins } : fail(problem)
}

const checkPipelines = (pipelines: PipelineSeed[]): PipelineSeed[] => {
  if (pipelines.length === 0) {
    fail('`pipelines` is empty. Leave it out to get the default ones.')
  }
  for (const pipeline of pipelines) {
    const where = `pipeline "${pipeline.key}"`
    if (!isKey(pipeline.key)) {
      fail(`${where}: a key starts with a letter and holds a–z, 0–9 and _ only.`)
    }
    const problem = findStagesProblem(pipeline.stages)
    if (problem?.problem === 'duplicateKey') {
      fail(`${where}: two stages have the key "${problem.key}".`)
    }
    if (problem?.problem === 'missingType') {
      fail(`${where} has no stage of type "${problem.type}". Add one.`)
    }
    for (const stage of pipeline.stages) {
      if (!isKey(stage.key) || !isColor(stage.color)) {
        fail(`${where}, stage "${stage.key}": give it a plain key and a colour such as #3B82F6.`)
      }
      if (!(stage.probability >= 0 && stage.probability <= 100)) {
        fail(`${where}, stage "${stage.key}": \`probability\` goes from 0 to 100.`)
      }
    }
  }
  return pipelines
}

const checkChoices = ({
  defaults,
  extra,
  option,
}: {
  defaults: Choice[]
  extra: Choice[]
  /** Its name. */
  option: string
}): Choice[] => {
  const all = [...defaults, ...extra]
  const bad = all.find(
    ({ value }, index) =>
      !isKey(value) || all.findIndex((other) => other.value === value) !== index,
  )
  return bad
    ? fail(`\`${option}\`: "${bad.value}" is no plain key, or is there twice. Rename it.`)
    : all
}

const checkPacing = (bands: Partial<PacingBands>): PacingBands => {
  const { over, under } = { ...DEFAULT_PACING_BANDS, ...bands }
  return under > 0 && under <= 1 && over >= 1 && Number.isFinite(over)
    ? { over, under }
    : fail('`pacing.under` goes from above 0 to 1, and `pacing.over` from 1 upwards.')
}

const checkWork = ({ leaseSeconds = 30 }: Partial<WorkOptions>): WorkOptions =>
  leaseSeconds >= 1 && leaseSeconds <= 3600
    ? { leaseSeconds }
    : fail('`work.leaseSeconds` goes from 1 to 3600.')

const checkAI = (given: GivenAIOptions): AIOptions => {
  const options = fillAIOptions(given)
  const problem = findAIOptionsProblem(options)
  return problem === null ? options : fail(problem)
}

const checkVisibility = (visibility: Visibility): Visibility =>
  VISIBILITIES.includes(visibility)
    ? visibility
    : fail(`\`visibility\` is "${String(visibility)}". Use "team" or "own".`)

/**
 * Fills in the defaults and checks what was given.
 *
 * @throws Error with a sentence that says what to change
 */
export const sanitizeOptions = ({
  adminUserSlug,
  options,
}: {
  /** `config.admin.user` of the host. */
  adminUserSlug: string | undefined
  options: CRMOptions
}): SanitizedCRMOptions => {
  const usersSlug =
    options.usersSlug ??
    adminUserSlug ??
    fail('set `admin.user` in your Payload config, or pass `usersSlug`.')
  const currency = options.currency ?? 'USD'
  if (!/^[A-Z]{3}$/.test(currency)) {
    fail(`\`currency\` is "${currency}". Use a three-letter ISO 4217 code such as "EUR".`)
  }
  const defaultCountry = options.defaultCountry ?? 'US'
  if (!/^[A-Z]{2}$/.test(defaultCountry)) {
    fail(`\`defaultCountry\` is "${defaultCountry}". Use a two-letter code such as "GB".`)
  }
  const slugs = { ...defaultSlugs, ...defaultGlobalSlugs, ...options.slugs }
  if (new Set(Object.values(slugs)).size !== Object.keys(slugs).length) {
    fail('two collections or globals have the same slug in `slugs`. Give each its own.')
  }
  const visibility = checkVisibility(options.visibility ?? 'team')
  return {
    access: {
      canAdminister: ({ role }) => role === 'admin',
      canManage: ({ role }) => managesEverything(role),
      canRead: ({ role }) => readsSomething(role),
      canReadAll: ({ role }) => seesOthers({ role, visibility }),
      canReport: ({ role }) => reportsEvents(role),
      canWriteOwn: ({ role }) => writesSomething(role),
      roleOf: ({ user }) =>
        user?.collection === usersSlug && isCRMRole(user.crmRole) ? user.crmRole : null,
      ...options.access,
    },
    ai: checkAI(options.ai ?? {}),
    audience: checkAudience(options.audience ?? {}),
    clientAddress: options.clientAddress ?? nearestAddress,
    collections: options.collections ?? {},
    contactSources: checkChoices({
      defaults: DEFAULT_CONTACT_SOURCES,
      extra: options.contactSources ?? [],
      option: 'contactSources',
    }),
    currency,
    customFields: options.customFields ?? {},
    defaultCountry,
    disabled: options.disabled ?? false,
    globals: options.globals ?? {},
    leadSources: checkChoices({
      defaults: DEFAULT_SOURCES,
      extra: options.leadSources ?? [],
      option: 'leadSources',
    }),
    pacing: checkPacing(options.pacing ?? {}),
    pipelines: checkPipelines(options.pipelines ?? DEFAULT_PIPELINES),
    rateLimits: checkRateLimits(options.rateLimits ?? {}),
    slugs,
    usersSlug,
    visibility,
    work: checkWork(options.work ?? {}),
  }
}
