import type { CollectionConfig, Config, GlobalConfig, Plugin, Widget } from 'payload'

import type { CRMContext } from './context.js'
import type { CRMOptions } from './options.js'

import { rollUpOldOrders } from './collections/orders/operations/rollUpDelivery.js'
import { seedPipelines } from './collections/pipelines/operations/seedPipelines.js'
import { collectionFactories, globalFactories } from './collections/registry.js'
import { crmRoleField } from './collections/users/crmRoleField.js'
import { keepFigures } from './collections/work/operations/keepFigures.js'
import { createContext, customConfig } from './context.js'
import { extendAdapter } from './database/extendAdapter.js'
import { createEndpoints } from './endpoints/registry.js'
import { answerRootError } from './hooks/shared/answerError.js'
import { limitLogins } from './hooks/users/limitLogins.js'
import { makeFirstUserAdmin } from './hooks/users/makeFirstUserAdmin.js'
import { kinds, schedulesOf } from './jobs/registry.js'
import { createWorkTask } from './jobs/work/createWorkTask.js'
import { mayRunJobs } from './jobs/work/mayRunJobs.js'
import { sanitizeOptions } from './options.js'
import { translations } from './translations/index.js'
import { contribute } from './utilities/contribute.js'
import { label } from './utilities/labels.js'
import { noteForeignValidation } from './utilities/ownLogic.js'

const WIDGETS: Widget[] = [
  {
    slug: 'crm-revenue',
    Component: 'payload-crm/rsc#RevenueWidget',
    label: label('page:revenue:widgets:revenueLabel'),
    minWidth: 'x-small',
  },
  {
    slug: 'crm-pipeline',
    Component: 'payload-crm/rsc#PipelineWidget',
    label: label('page:revenue:widgets:pipelineLabel'),
    minWidth: 'x-small',
  },
  {
    slug: 'crm-forecast',
    Component: 'payload-crm/rsc#ForecastWidget',
    label: label('page:revenue:widgets:forecastLabel'),
    minWidth: 'x-small',
  },
]

const createCollections = (crm: CRMContext): CollectionConfig[] =>
  collectionFactories.map(({ create, key }) => {
    const defaultCollection = create(crm)
    return noteForeignValidation(crm.collections[key]?.({ defaultCollection }) ?? defaultCollection)
  })

const createGlobals = (crm: CRMContext): GlobalConfig[] =>
  globalFactories.map(({ create, key }) => {
    const defaultGlobal = create(crm)
    return crm.globals[key]?.({ defaultGlobal }) ?? defaultGlobal
  })

/**
 * Adds the CRM to a Payload app on Postgres.
 *
 * @example plugins: [crmPlugin({ currency: 'EUR' })]
 * @throws Error at start when an option is wrong or a slug is taken
 */
export const crmPlugin =
  (options: CRMOptions = {}): Plugin =>
  (config: Config): Config => {
    const crm = createContext(sanitizeOptions({ adminUserSlug: config.admin?.user, options }))
    const collections = createCollections(crm)
    const extended = contribute(config, {
      afterError: crm.disabled ? [] : [answerRootError(crm)],
      beforeNavLinks: crm.disabled ? [] : ['payload-crm/rsc#CRMNavLink'],
      collections,
      custom: customConfig(crm),
      endpoints: crm.disabled ? [] : createEndpoints(crm),
      globals: createGlobals(crm),
      mayRunJobs: mayRunJobs(crm),
      onInit: async (payload) => {
        await seedPipelines({ crm, payload })
        if (!crm.disabled) {
          await rollUpOldOrders({ crm, payload })
          await keepFigures({ crm, payload })
        }
      },
      tasks: [createWorkTask({ crm, kinds, schedules: schedulesOf(crm) })],
      translations,
      userFields: [crmRoleField(crm)],
      userHooks: {
        ...(crm.disabled ? {} : limitLogins(crm)),
        beforeChange: [makeFirstUserAdmin(crm)],
      },
      usersSlug: crm.usersSlug,
      views: crm.disabled
        ? {}
        : {
            crm: { Component: 'payload-crm/rsc#CRMView', exact: true, path: '/crm' },
            crmDuplicates: {
              Component: 'payload-crm/rsc#DuplicatesView',
              path: '/crm/duplicates',
            },
            crmPrediction: {
              Component: 'payload-crm/rsc#PredictionView',
              path: '/crm/prediction',
            },
            crmRevenue: { Component: 'payload-crm/rsc#RevenueView', path: '/crm/revenue' },
          },
      widgets: {
        isFor: ({ req }) => crm.access.canRead({ role: crm.access.roleOf({ user: req.user }) }),
        list: crm.disabled ? [] : WIDGETS,
        width: 'small',
      },
    })
    return { ...extended, db: extendAdapter({ crm, db: extended.db }) }
  }
