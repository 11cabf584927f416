'use client'
import React from 'react'

import type { ColumnField, DeliveryColumns } from '../../../domain/performance/import/fields.js'
import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { Choice } from '../../shared/form/rows.client.js'
import type { Choices, FixedOrder } from './types.js'

import { DECIMAL_MARKS } from '../../../domain/import/formats.js'
import { COLUMN_FIELDS } from '../../../domain/performance/import/fields.js'
import { SelectRow } from '../../shared/form/rows.client.js'
import { useText } from '../../shared/useText.js'
import { DateOrderRow } from '../shared/DateOrderRow.client.js'
import { useOrders } from './useOrders.js'

const ORDER = 'order:'
const COLUMN = 'column:'

type Props = {
  choices: Choices
  fixedOrder?: FixedOrder
  onChange: (choices: Choices) => void
  preview: DeliveryImportResult
}

/** Which order the rows belong to: one for all, or what a column says. */
const OrderRow = ({
  choices,
  columns,
  onColumns,
  onOrder,
  options,
}: {
  choices: Choices
  columns: DeliveryColumns
  onColumns: (columns: DeliveryColumns) => void
  onOrder: (order: string) => void
  options: Choice[]
}) => {
  const { text } = useText()
  const orders = useOrders(true)
  const value =
    choices.order === undefined
      ? columns.order === undefined
        ? ''
        : `${COLUMN}${columns.order}`
      : `${ORDER}${choices.order}`
  return (
    <SelectRow
      label={text('delivery:fields:order')}
      onChange={(chosen) =>
        chosen.startsWith(ORDER)
          ? onOrder(chosen.slice(ORDER.length))
          : onColumns({ ...columns, order: chosen.slice(COLUMN.length) })
      }
      options={[
        ...options.map(({ label, value: column }) => ({
          label: text('delivery:columnOf', { column: label }),
          value: `${COLUMN}${column}`,
        })),
        ...orders.map(({ label, value: order }) => ({ label, value: `${ORDER}${order}` })),
      ]}
      path="crm-import-order"
      required
      value={value}
    />
  )
}

/** The columns that together name the campaign. */
const CampaignRow = ({
  columns,
  onColumns,
  options,
}: {
  columns: DeliveryColumns
  onColumns: (columns: DeliveryColumns) => void
  options: Choice[]
}) => {
  const { text } = useText()
  const { campaignName } = columns
  const toggle = (column: string, isOn: boolean): void =>
    onColumns({
      ...columns,
      campaignName: isOn ? [...campaignName, column] : campaignName.filter((one) => one !== column),
    })
  return (
    <fieldset className="crm-import__campaign">
      <legend>{text('delivery:fields:campaignName')}</legend>
      {options.map(({ label, value }) => (
        <label key={value}>
          <input
            aria-label={label}
            checked={campaignName.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            type="checkbox"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

/** What each column of the file becomes, as guessed and as people change it. */
export const Mapping = ({ choices, fixedOrder, onChange, preview }: Props) => {
  const { text } = useText()
  const { file, formats, mapping } = preview
  const { columns } = mapping
  const options = file.columns
    .filter(({ name }) => name !== '')
    .map(({ name, sample }) => ({
      label: sample[0] ? `${name} (${sample[0].slice(0, 24)})` : name,
      value: name,
    }))
  const setField = (field: ColumnField, column: string): void => {
    const { [field]: _, ...others } = columns
    onChange({
      ...choices,
      columns: (column ? { ...others, [field]: column } : others) as DeliveryColumns,
    })
  }
  const fields = COLUMN_FIELDS.filter((field) => field !== 'order')
  return (
    <section className="crm-import__mapping">
      {fixedOrder ? (
        <p className="crm-import__fixed">{text('delivery:forOrder', { order: fixedOrder.name })}</p>
      ) : (
        <OrderRow
          choices={choices}
          columns={columns}
          onColumns={(changed) => onChange({ ...choices, columns: changed, order: undefined })}
          onOrder={(order) => onChange({ ...choices, columns, order })}
          options={options}
        />
      )}
      <CampaignRow
        columns={columns}
        onColumns={(changed) => onChange({ ...choices, columns: changed })}
        options={options}
      />
      <div className="crm-import__fields">
        {fields.map((field) => (
          <SelectRow
            isClearable
            key={field}
            label={text(`delivery:fields:${field}`)}
            onChange={(column) => setField(field, column)}
            options={options}
            path={`crm-import-${field}`}
            required={field === 'periodStart'}
            value={columns[field] ?? ''}
          />
        ))}
        <DateOrderRow
          date={formats.date}
          onChange={(dateOrder) => onChange({ ...choices, dateOrder })}
        />
        <SelectRow
          label={`${text('delivery:decimal')} (${text(`fileImport:basis:${formats.decimal.basis}`)})`}
          onChange={(value) =>
            onChange({ ...choices, decimal: DECIMAL_MARKS.find((one) => one === value) })
          }
          options={[
            { label: '1,234.56', value: '.' },
            { label: '1.234,56', value: ',' },
          ]}
          path="crm-import-decimal"
          value={formats.decimal.value}
        />
      </div>
    </section>
  )
}
