'use client'
import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { ImportKind } from '../shared/types.js'
import type { Choices, FixedOrder } from './types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { ImportDialog } from '../shared/ImportDialog.client.js'
import { Sample, Summary, Totals } from './Figures.client.js'
import { Mapping } from './Mapping.client.js'

const send = (choices: Choices) => ({ mapping: choices })

/** The import of delivery: choose a file, look at what it will be, import it, take it back. */
export const ImportDelivery = ({
  onImported,
  order,
}: {
  /** Called when something was written or taken back. */
  onImported?: () => void
  /** The order all rows belong to. */
  order?: FixedOrder
}) => {
  const { language, text } = useText()
  const { t } = useTranslation<object, string>()
  const count = (value: number): string => formatCount({ count: value, language })
  const kind: ImportKind<Choices, DeliveryImportResult> = {
    path: '/crm/import/performance',
    renderDone: ({ records: { created, unchanged, updated } }) =>
      text('delivery:done', {
        created: count(created),
        unchanged: count(unchanged),
        updated: count(updated),
      }),
    renderFindings: (result) => (
      <>
        <Summary result={result} />
        <Totals result={result} />
      </>
    ),
    renderMapping: (props) => <Mapping {...props} fixedOrder={order} />,
    renderMissing: ({ missing }) =>
      t('crm:imports:incomplete', {
        missing: missing.map((part) => t(`crm:imports:missing:${part}`)).join(', '),
      }),
    renderSample: (result) => (result.sample.length > 0 ? <Sample result={result} /> : null),
    renderTotals: (result) => <Totals result={result} />,
    send,
  }
  return (
    <ImportDialog
      choose={text('delivery:choose')}
      initial={order ? { order: order.id } : {}}
      kind={kind}
      onImported={onImported}
      slug="crm-import-delivery"
      title={text('delivery:import')}
    />
  )
}
