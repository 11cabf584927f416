import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ContactMapping, OnDuplicate } from '../../domain/contacts/import/schema.js'
import type { ContactImportResult } from '../../domain/contacts/import/types.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { ReceivedFile } from './receiveFiles.js'

import { contactsUpload } from '../../collections/contacts/operations/importContacts/importUpload.js'
import { openContacts } from '../../collections/contacts/operations/importContacts/openContacts.js'
import { previewContacts } from '../../collections/contacts/operations/importContacts/previewContacts.js'
import { emptyResult } from '../../collections/contacts/operations/importContacts/result.js'
import { importLater, importNow } from '../../collections/imports/operations/upload.js'
import {
  contactImportQuerySchema,
  contactMappingSchema,
} from '../../domain/contacts/import/schema.js'
import { Answer } from '../../utilities/http/answer.js'
import { REPLAYED } from '../../utilities/http/answerOnce.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { parseMapping } from './parseMapping.js'
import { withReceivedFiles } from './receiveFiles.js'

const preview = async ({
  crm,
  files,
  mapping,
  onDuplicate,
  req,
}: {
  crm: CRMContext
  files: ReceivedFile[]
  mapping: ContactMapping
  onDuplicate: OnDuplicate
  req: PayloadRequest
}): Promise<ContactImportResult> => {
  const file = await openContacts({ crm, files, mapping, req })
  return file.missing.length > 0
    ? emptyResult({ file, onDuplicate })
    : previewContacts({ crm, file, options: { mapping, onDuplicate }, req, t: req.t })
}

export const contactImportRoute: Route = defineRoute({
  access: 'canManage',
  handle: ({ crm, keyed, query: { dryRun, onDuplicate, onError, wait }, req }) =>
    withReceivedFiles<Answer | ContactImportResult>({
      fields: ['mapping'],
      req,
      use: async (files, texts) => {
        const mapping = contactMappingSchema.parse(parseMapping(texts.mapping ?? '{}'))
        if (dryRun) {
          return preview({ crm, files, mapping, onDuplicate, req })
        }
        const upload = {
          crm,
          files,
          keyed,
          of: contactsUpload,
          req,
          settings: { language: req.i18n.language, mapping, onDuplicate, onError },
        }
        if (!wait) {
          return new Answer(202, { workId: await importLater(upload) })
        }
        const { isReplayed, result } = await importNow(upload)
        return new Answer(200, result, isReplayed ? REPLAYED : {})
      },
    }),
  method: 'post',
  path: '/import/contacts',
  query: contactImportQuerySchema,
  rateLimit: 'import',
  summary:
    'Imports contacts from a CSV file as multipart/form-data, with `mapping` as JSON; `?dryRun=true` previews it, `?onDuplicate=` says what becomes of people who are known.',
  transaction: 'operation',
})
