import type { AdminViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import React from 'react'

import { describePrediction } from '../../../collections/prediction/operations/describePrediction.js'
import { AdminView } from '../../shared/AdminView/index.js'
import { PredictionPage } from './index.client.js'

/** `/admin/crm/prediction`: what was learned from the leads that ended, and how far it can be relied on. */
export const PredictionView = (view: AdminViewServerProps) => (
  <AdminView
    render={async ({ crm, req }) =>
      crm.access.canManage({ role: crm.access.roleOf({ user: req.user }) }) ? (
        <PredictionPage initial={await describePrediction({ crm, req })} />
      ) : (
        <Gutter>
          <h1>{req.i18n.t('error:notAllowedToAccessPage')}</h1>
          <p>{req.i18n.t('crm:page:prediction:forManagers' as never)}</p>
        </Gutter>
      )
    }
    view={view}
    viewPath="/crm/prediction"
  />
)
