import type { CollapsibleField, Condition, Field, RowField } from 'payload'

import { label } from '../../utilities/labels.js'

/** Fields side by side, as wide as each other. */
export const row = (...fields: Field[]): RowField => ({ type: 'row', fields })

/** Fields under a heading at `crm:sections:<name>`, which folds them away. */
export const section = (
  name: string,
  fields: Field[],
  { condition, isClosed = false }: { condition?: Condition; isClosed?: boolean } = {},
): CollapsibleField => ({
  type: 'collapsible',
  admin: { initCollapsed: isClosed, ...(condition && { condition }) },
  fields,
  label: label(`sections:${name}`),
})

/** Shown once a record is saved: what the system finds out about it by and by. */
export const onceSaved: Condition = (_data, _siblings, { operation }) => operation !== 'create'
