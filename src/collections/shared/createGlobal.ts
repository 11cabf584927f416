import type { GlobalConfig } from 'payload'

import type { CRMContext } from '../../context.js'
import type { GlobalKey } from '../../slugs.js'

import { checkGlobalInput } from '../../hooks/shared/checkGlobalInput.js'
import { guardGlobalVersion } from '../../hooks/shared/guardGlobalVersion.js'
import { records as recordsDe } from '../../translations/de/records.js'
import { records as recordsEn } from '../../translations/en/records.js'
import { nobody } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { versionField } from './fields.js'

/**
 * What the plugin's globals have in common with its collections: input checked, the row locked and
 * its version compared against lost updates, no document locks, names that cannot clash with the
 * host's. Errors are answered by the hook for everything that is no collection.
 */
export const createGlobal = ({
  config,
  crm,
  graphQL,
  key,
}: {
  config: Omit<GlobalConfig, 'graphQL' | 'label' | 'slug'>
  crm: CRMContext
  graphQL: { name: string }
  key: GlobalKey
}): GlobalConfig => ({
  lockDocuments: false,
  ...config,
  slug: crm.slugs[key],
  access: { readVersions: nobody, ...config.access },
  admin: { group: { de: recordsDe.nav.records, en: recordsEn.nav.records }, ...config.admin },
  fields: [...config.fields, versionField()],
  graphQL,
  hooks: {
    ...config.hooks,
    beforeChange: [guardGlobalVersion, ...(config.hooks?.beforeChange ?? [])],
    beforeOperation: [checkGlobalInput, ...(config.hooks?.beforeOperation ?? [])],
  },
  label: label(`${key}:title`),
})
