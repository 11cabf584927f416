import type { CollectionConfig, GlobalConfig } from 'payload'

import type { CRMContext } from '../context.js'
import type { CollectionKey, GlobalKey } from '../slugs.js'

import { createActivitiesCollection } from './activities/createActivitiesCollection.js'
import { createCompaniesCollection } from './companies/createCompaniesCollection.js'
import { createContactsCollection } from './contacts/createContactsCollection.js'
import { createEventsCollection } from './events/createEventsCollection.js'
import { createGoalsCollection } from './goals/createGoalsCollection.js'
import { createImportsCollection } from './imports/createImportsCollection.js'
import { createInsightsCollection } from './insights/createInsightsCollection.js'
import { createLeadsCollection } from './leads/createLeadsCollection.js'
import { createOrdersCollection } from './orders/createOrdersCollection.js'
import { createPerformanceCollection } from './performance/createPerformanceCollection.js'
import { createPipelinesCollection } from './pipelines/createPipelinesCollection.js'
import { createProductsCollection } from './products/createProductsCollection.js'
import { createPromptsCollection } from './prompts/createPromptsCollection.js'
import { createProposalsCollection } from './proposals/createProposalsCollection.js'
import { createRunsCollection } from './runs/createRunsCollection.js'
import { createSettingsGlobal } from './settings/createSettingsGlobal.js'
import { createWorkCollection } from './work/createWorkCollection.js'

/** Every collection of the plugin, in the order the admin lists them. */
export const collectionFactories: {
  create: (crm: CRMContext) => CollectionConfig
  key: CollectionKey
}[] = [
  { create: createLeadsCollection, key: 'leads' },
  { create: createContactsCollection, key: 'contacts' },
  { create: createCompaniesCollection, key: 'companies' },
  { create: createProposalsCollection, key: 'proposals' },
  { create: createOrdersCollection, key: 'orders' },
  { create: createPerformanceCollection, key: 'performance' },
  { create: createPromptsCollection, key: 'prompts' },
  { create: createImportsCollection, key: 'imports' },
  { create: createActivitiesCollection, key: 'activities' },
  { create: createProductsCollection, key: 'products' },
  { create: createGoalsCollection, key: 'goals' },
  { create: createPipelinesCollection, key: 'pipelines' },
  { create: createInsightsCollection, key: 'insights' },
  { create: createRunsCollection, key: 'runs' },
  { create: createEventsCollection, key: 'events' },
  { create: createWorkCollection, key: 'work' },
]

export const globalFactories: {
  create: (crm: CRMContext) => GlobalConfig
  key: GlobalKey
}[] = [{ create: createSettingsGlobal, key: 'settings' }]
