'use client'
import { useListQuery, useTableColumns } from '@payloadcms/ui'
import React from 'react'

import { SaveButton } from '../../shared/SaveButton/index.client.js'
import { useText } from '../../shared/useText.js'
import { exportQuery } from './exportQuery.js'
import { useListWhere } from './useListWhere.js'

/** Saves what the list shows, in its columns and its order, as a CSV file. */
export const ExportContacts = ({ columns: known }: { columns: string[] }) => {
  const { text } = useText()
  const { query } = useListQuery()
  const { columns } = useTableColumns()
  const where = useListWhere()
  const shown = columns
    .filter(({ accessor, active }) => active && known.includes(accessor))
    .map(({ accessor }) => accessor)
  return (
    <SaveButton
      label={text('contactFile:export')}
      path={`/crm/contacts/export?${exportQuery({ columns: shown, sort: query.sort, where })}`}
    />
  )
}
