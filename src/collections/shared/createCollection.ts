import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'
import type { CollectionKey } from '../../slugs.js'

import { answerError } from '../../hooks/shared/answerError.js'
import { keepTransaction, rememberTransaction } from '../../hooks/shared/bulkTransaction.js'
import { checkInput } from '../../hooks/shared/checkInput.js'
import { guardVersion } from '../../hooks/shared/guardVersion.js'
import { lockRow } from '../../hooks/shared/lockRow.js'
import { records as recordsDe } from '../../translations/de/records.js'
import { records as recordsEn } from '../../translations/en/records.js'
import { nobody } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { rememberOwnLogic } from '../../utilities/ownLogic.js'
import { authorField, versionField } from './fields.js'

/**
 * What every collection of the plugin has in common: trash instead of deletion, a row lock and a
 * version check against lost updates, no document locks (they can hang the pool), input checked and
 * errors answered as in `/api/crm`, names that cannot clash with the host's.
 */
export const createCollection = ({
  config,
  crm,
  graphQL,
  key,
}: {
  config: Omit<CollectionConfig, 'graphQL' | 'labels' | 'slug'>
  crm: CRMContext
  graphQL: { pluralName: string; singularName: string }
  key: CollectionKey
}): CollectionConfig =>
  rememberOwnLogic({
    disableDuplicate: true,
    lockDocuments: false,
    trash: true,
    ...config,
    slug: crm.slugs[key],
    // Payload would look for versions where none are kept. An app that keeps some opens this itself.
    access: { readVersions: nobody, ...config.access },
    admin: {
      group: { de: recordsDe.nav.records, en: recordsEn.nav.records },
      ...config.admin,
      components: {
        ...config.admin?.components,
        edit: {
          beforeDocumentControls: ['payload-crm/client#ConflictGuard'],
          ...config.admin?.components?.edit,
        },
      },
    },
    fields: [...config.fields, authorField(crm, 'createdBy'), versionField()],
    graphQL,
    hooks: {
      ...config.hooks,
      afterError: [answerError, ...(config.hooks?.afterError ?? [])],
      afterOperation: [...(config.hooks?.afterOperation ?? []), keepTransaction],
      beforeChange: [guardVersion, ...(config.hooks?.beforeChange ?? [])],
      // What a collection locks besides its rows, it locks before them.
      beforeOperation: [
        checkInput,
        rememberTransaction,
        ...(config.hooks?.beforeOperation ?? []),
        lockRow,
      ],
    },
    labels: {
      plural: label(`collections:${key}:plural`),
      singular: label(`collections:${key}:singular`),
    },
  })
