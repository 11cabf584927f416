/** Default collection slugs by key. A host may rename any of them with `crmPlugin({ slugs })`. */
export const defaultSlugs = {
  activities: 'crm-activities',
  companies: 'crm-companies',
  contacts: 'crm-contacts',
  events: 'crm-engagement-events',
  goals: 'crm-sales-goals',
  imports: 'crm-imports',
  insights: 'crm-ai-insights',
  leads: 'crm-leads',
  orders: 'crm-orders',
  performance: 'crm-performance',
  pipelines: 'crm-pipelines',
  products: 'crm-products',
  prompts: 'crm-advertiser-prompts',
  proposals: 'crm-proposals',
  runs: 'crm-ai-runs',
  work: 'crm-work',
} as const

/** The same for what there is one of: Payload's globals. */
export const defaultGlobalSlugs = {
  settings: 'crm-settings',
} as const

/** The plugin's own name for a collection, whatever slug the host gave it. */
export type CollectionKey = keyof typeof defaultSlugs

export type GlobalKey = keyof typeof defaultGlobalSlugs

export type Slugs = Record<CollectionKey | GlobalKey, string>
