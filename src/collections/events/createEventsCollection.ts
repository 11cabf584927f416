import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { EVENT_KINDS } from '../../domain/audience/types.js'
import { answerError } from '../../hooks/shared/answerError.js'
import { checkInput } from '../../hooks/shared/checkInput.js'
import { records as recordsDe } from '../../translations/de/records.js'
import { records as recordsEn } from '../../translations/en/records.js'
import { canRead, nobody } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { flagField, relationField, textField } from '../shared/fields.js'

/**
 * Engagement events: what machines report of people. Append-only and many, so they have nothing that
 * people's records have: no author, no trash, no versions. Their id is made from the sender's own.
 */
export const createEventsCollection = (crm: CRMContext): CollectionConfig => ({
  slug: crm.slugs.events,
  access: {
    create: nobody,
    delete: nobody,
    read: canRead(crm),
    readVersions: nobody,
    update: nobody,
  },
  admin: {
    defaultColumns: ['kind', 'contact', 'occurredAt', 'isMachine'],
    group: { de: recordsDe.nav.records, en: recordsEn.nav.records },
    hidden: ({ user }) =>
      !crm.access.canAdminister({ role: crm.access.roleOf({ user: user as never }) }),
  },
  defaultSort: '-id',
  disableBulkDelete: true,
  disableBulkEdit: true,
  disableDuplicate: true,
  fields: [
    { name: 'id', type: 'text' },
    // What somebody did is looked up together with when: see `addIndexes`.
    relationField('contact', crm.slugs.contacts, { index: false, required: true }),
    {
      name: 'kind',
      type: 'select',
      label: label('fields:eventKind'),
      options: EVENT_KINDS.map((value) => ({ label: label(`eventKinds:${value}`), value })),
      required: true,
    },
    flagField('isMachine'),
    { name: 'occurredAt', type: 'date', label: label('fields:occurredAt'), required: true },
    // Who reported it: an API key's user, the pixel, a link, the beacon.
    textField('source'),
    { name: 'meta', type: 'json', label: label('fields:meta') },
  ],
  graphQL: { pluralName: 'CrmEngagementEvents', singularName: 'CrmEngagementEvent' },
  hooks: { afterError: [answerError], beforeOperation: [checkInput] },
  labels: {
    plural: label('collections:events:plural'),
    singular: label('collections:events:singular'),
  },
  lockDocuments: false,
  timestamps: false,
})
