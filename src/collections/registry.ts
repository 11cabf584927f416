import type { CollectionConfig, GlobalConfig } from 'payload'

import type { CRMContext } from '../context.js'
import type { CollectionKey, GlobalKey } from '../slugs.js'

import { createActivitiesCollection } from './activities/createActivitiesCollection.js'
import { createCompaniesCollection } from './companies/createCompaniesCollection.js'
import { createGoalsCollection } from './goals/createGoalsCollection.js'
import { createImportsCollection } from './imports/createImportsCollection.js'
import { createLeadsCollection } from './leads/createLeadsCollection.js'
import { createOrdersCollection } from './orders/createOrdersCollection.js'
import { createPerformanceCollection } from './performance/createPerformanceCollection.js'
import { createPipelinesCollection } from './pipelines/createPipelinesCollection.js'
import { createProductsCollection } from './products/createProductsCollection.js'
import { createProposalsCollection } from './proposals/createProposalsCollection.js'
import { createSettingsGlobal } from './settings/createSettingsGlobal.js'
import { createWorkCollection } from './work/createWorkCollection.js'

/** Every collection of the plugin, in the order the admin lists them. */
export const collectionFactories: {
  create: (crm: CRMContext) => CollectionConfig
  key: CollectionKey
}[] = [
  { create: createLeadsCollection, key: 'leads' },
  { create: createCompaniesCollection, key: 'companies' },
  { create: createProposalsCollection, key: 'proposals' },
  { create: createOrdersCollection, key: 'orders' },
  { create: createPerformanceCollection, key: 'performance' },
  { create: createImportsCollection, key: 'imports' },
  { create: createActivitiesCollection, key: 'activities' },
  { create: createProductsCollection, key: 'products' },
  { create: createGoalsCollection, key: 'goals' },
  { create: createPipelinesCollection, key: 'pipelines' },
  { create: createWorkCollection, key: 'work' },
]

export const globalFactories: {
  create: (crm: CRMContext) => GlobalConfig
  key: GlobalKey
}[] = [{ create: createSettingsGlobal, key: 'settings' }]
