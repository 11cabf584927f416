'use client'
import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { ContactImportResult } from '../../../domain/contacts/import/types.js'
import type { ImportKind } from '../shared/types.js'
import type { Choices } from './types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { ImportDialog } from '../shared/ImportDialog.client.js'
import { isComplete, NO_CHOICES, send } from './choices.js'
import { Sample, Summary } from './Figures.client.js'
import { Mapping } from './Mapping.client.js'

/** The import of contacts: choose a file, look at what it will be, import it, take it back. */
export const ImportContacts = () => {
  const { language, text } = useText()
  const { t } = useTranslation<object, string>()
  const count = (value: number): string => formatCount({ count: value, language })
  const kind: ImportKind<Choices, ContactImportResult> = {
    isComplete,
    path: '/crm/import/contacts',
    renderDone: ({ contacts: { created, repeated, skipped, unchanged, updated } }) =>
      text('contactFile:done', {
        created: count(created),
        left: count(repeated + skipped + unchanged),
        updated: count(updated),
      }),
    renderFindings: (result) => <Summary result={result} />,
    renderMapping: (props) => <Mapping {...props} />,
    renderMissing: () => t('crm:contactImport:missing'),
    renderSample: (result) => (result.sample.length > 0 ? <Sample result={result} /> : null),
    send,
  }
  return (
    <ImportDialog
      choose={text('contactFile:choose')}
      initial={NO_CHOICES}
      kind={kind}
      slug="crm-import-contacts"
      title={text('contactFile:import')}
    />
  )
}
