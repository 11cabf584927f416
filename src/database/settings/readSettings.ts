import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Settings } from '../../domain/settings/settings.js'

import { settingsOf } from '../../domain/settings/settings.js'

/** The settings of the CRM, with the defaults of what was never saved. */
export const readSettings = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<Settings> =>
  settingsOf(
    (await req.payload.findGlobal({
      slug: crm.slugs.settings,
      depth: 0,
      overrideAccess: true, // figures and public pages follow them, whoever asks
      req,
    })) as Partial<Settings>,
  )
