import type { ServerProps } from 'payload'

import React from 'react'

import { customFieldsOf } from '../../../collections/contacts/operations/customFields.js'
import { getCRM } from '../../../context.js'
import { CONTACT_COLUMNS } from '../../../domain/export/contactRow.js'
import { ImportContacts } from '../../imports/ImportContacts/index.client.js'
import { ExportContacts } from './ExportContacts.client.js'
import { TagContacts } from './TagContacts.client.js'

/** Above the list of contacts: a file of what it shows and, for those who may, the way in and tags. */
export const ContactFiles = ({ i18n, params, payload, user }: ServerProps) => {
  // What is done here is done with those who are in the list, and nobody in the trash is.
  if (params?.segments?.at(2) === 'trash') {
    return null
  }
  const crm = getCRM(payload)
  const role = crm.access.roleOf({ user })
  const custom = customFieldsOf({ crm, language: i18n.language })
  return (
    <div className="crm-import-bar">
      <ExportContacts columns={[...CONTACT_COLUMNS, ...custom.map(({ name }) => name)]} />
      {crm.access.canManage({ role }) ? <ImportContacts /> : null}
      {crm.access.canWriteOwn({ role }) ? <TagContacts /> : null}
    </div>
  )
}
