import type {
  CollectionConfig,
  Config,
  Endpoint,
  Field,
  GlobalConfig,
  JobsConfig,
  PayloadRequest,
  TaskConfig,
  Widget,
  WidgetInstance,
} from 'payload'

type PayloadView = NonNullable<
  NonNullable<NonNullable<Config['admin']>['components']>['views']
>[string]

/** What the plugin adds to the host's config. */
export type Contributions = {
  afterError: NonNullable<NonNullable<Config['hooks']>['afterError']>
  beforeNavLinks: string[]
  collections: CollectionConfig[]
  custom: Record<string, unknown>
  endpoints: Endpoint[]
  globals: GlobalConfig[]
  /** Who may run the jobs queue over HTTP, where the host does not say. */
  mayRunJobs: NonNullable<NonNullable<JobsConfig['access']>['run']>
  onInit: NonNullable<Config['onInit']>
  tasks: TaskConfig[]
  /** By language; `en` stands in for the languages of the host that are not among them. */
  translations: { en: Record<string, unknown> } & Record<string, Record<string, unknown>>
  userFields: Field[]
  userHooks: Pick<
    NonNullable<CollectionConfig['hooks']>,
    'afterLogin' | 'beforeChange' | 'beforeOperation'
  >
  usersSlug: string
  views: Record<string, PayloadView>
  /** Widgets of the home page; in the layout that people find first, they stand before the others. */
  widgets: {
    /** Who finds them there without having put them there. */
    isFor: (args: { req: PayloadRequest }) => boolean
    list: Widget[]
    width: WidgetInstance['width']
  }
}

const refuseClashes = ({
  collections,
  config,
  endpoints,
  globals,
  tasks,
}: { config: Config } & Pick<
  Contributions,
  'collections' | 'endpoints' | 'globals' | 'tasks'
>): void => {
  const taken = new Set((config.collections ?? []).map(({ slug }) => slug))
  for (const { slug } of globals) {
    if (config.globals?.some((own) => own.slug === slug)) {
      throw new Error(
        `payload-crm: the slug "${slug}" is taken by a global of yours. Pass another one in \`slugs\`.`,
      )
    }
  }
  for (const { slug } of collections) {
    if (taken.has(slug)) {
      throw new Error(
        `payload-crm: the slug "${slug}" is taken by a collection of yours. Pass another one in \`slugs\`.`,
      )
    }
  }
  for (const { slug } of tasks) {
    if (config.jobs?.tasks?.some((task) => task.slug === slug)) {
      throw new Error(`payload-crm: there is a task "${slug}" of yours already. Rename it.`)
    }
  }
  if (endpoints.length > 0 && taken.has('crm')) {
    throw new Error(
      'payload-crm: a collection with the slug "crm" hides every route under /api/crm. Rename it.',
    )
  }
}

/** Joins two trees of translations; what `theirs` says wins. */
const mergeDeep = (
  ours: Record<string, unknown>,
  theirs: Record<string, unknown>,
): Record<string, unknown> => {
  const merged = { ...ours }
  for (const [key, value] of Object.entries(theirs)) {
    const own = merged[key]
    merged[key] =
      typeof own === 'object' && own && typeof value === 'object' && value
        ? mergeDeep(own as Record<string, unknown>, value as Record<string, unknown>)
        : value
  }
  return merged
}

const inEveryLanguage = ({
  config,
  translations,
}: { config: Config } & Pick<Contributions, 'translations'>): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.keys(config.i18n?.supportedLanguages ?? {}).map((language) => [
      language,
      translations.en,
    ]),
  ),
  ...translations,
})

const extendUsers = (
  collections: CollectionConfig[],
  { userFields, userHooks, usersSlug }: Contributions,
): CollectionConfig[] => {
  if (!collections.some(({ slug }) => slug === usersSlug)) {
    throw new Error(
      `payload-crm: there is no collection "${usersSlug}" to take the users from. Set \`usersSlug\`.`,
    )
  }
  return collections.map((collection) =>
    collection.slug === usersSlug
      ? {
          ...collection,
          fields: [...collection.fields, ...userFields],
          hooks: {
            ...collection.hooks,
            afterLogin: [...(collection.hooks?.afterLogin ?? []), ...(userHooks.afterLogin ?? [])],
            beforeChange: [
              ...(collection.hooks?.beforeChange ?? []),
              ...(userHooks.beforeChange ?? []),
            ],
            beforeOperation: [
              ...(userHooks.beforeOperation ?? []),
              ...(collection.hooks?.beforeOperation ?? []),
            ],
          },
        }
      : collection,
  )
}

/**
 * Adds to the jobs queue of the host. Payload lets anybody who is signed in run it over HTTP; where
 * the host says nothing about that, it is closed to them.
 */
const extendJobs = (
  jobs: Config['jobs'],
  { mayRunJobs, tasks }: Contributions,
): Config['jobs'] => ({
  ...jobs,
  access: { run: mayRunJobs, ...jobs?.access },
  tasks: [...(jobs?.tasks ?? []), ...tasks],
})

type Dashboard = NonNullable<Config['admin']>['dashboard']

/** What Payload shows on the home page when nobody says otherwise. */
const PAYLOADS_LAYOUT: WidgetInstance[] = [{ widgetSlug: 'collections', width: 'full' }]

/** Adds widgets to the home page; a layout of the host's own stays as it is. */
const extendDashboard = (
  dashboard: Dashboard,
  { widgets: { isFor, list, width } }: Contributions,
): Dashboard => {
  if (list.length === 0) {
    return dashboard
  }
  const ours: WidgetInstance[] = list.map(({ slug }) => ({ widgetSlug: slug, width }))
  return {
    defaultLayout: ({ req }) => [...(isFor({ req }) ? ours : []), ...PAYLOADS_LAYOUT],
    ...dashboard,
    widgets: [...(dashboard?.widgets ?? []), ...list],
  }
}

/** The one sink: copies the host's config and appends to it; nothing the host passed in is changed. */
export const contribute = (config: Config, contributions: Contributions): Config => {
  refuseClashes({ ...contributions, config })
  const {
    afterError,
    beforeNavLinks,
    collections,
    custom,
    endpoints,
    globals,
    onInit,
    translations,
    views,
  } = contributions
  const components = config.admin?.components
  return {
    ...config,
    admin: {
      ...config.admin,
      components: {
        ...components,
        beforeNavLinks: [...(components?.beforeNavLinks ?? []), ...beforeNavLinks],
        views: { ...views, ...components?.views },
      },
      dashboard: extendDashboard(config.admin?.dashboard, contributions),
    },
    collections: [...extendUsers(config.collections ?? [], contributions), ...collections],
    custom: { ...config.custom, ...custom },
    endpoints: [...(config.endpoints ?? []), ...endpoints],
    globals: [...(config.globals ?? []), ...globals],
    hooks: {
      ...config.hooks,
      afterError: [...afterError, ...(config.hooks?.afterError ?? [])], // the host has the last word
    },
    i18n: {
      ...config.i18n,
      translations: mergeDeep(
        inEveryLanguage({ config, translations }),
        (config.i18n?.translations ?? {}) as Record<string, unknown>,
      ) as NonNullable<Config['i18n']>['translations'],
    },
    jobs: extendJobs(config.jobs, contributions),
    // What the CRM refuses on purpose is no fault of the server, and no line in its error log.
    loggingLevels: { CRMError: 'info', ...config.loggingLevels } as Config['loggingLevels'],
    onInit: async (payload) => {
      await config.onInit?.(payload)
      await onInit(payload)
    },
  }
}
