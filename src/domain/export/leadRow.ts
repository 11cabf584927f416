import type { Lead } from '../leads/types.js'

import { cellOf } from './cellOf.js'

/** Columns of a file of leads, by field; the fields' labels are the headings. */
export const LEAD_COLUMNS = [
  'companyName',
  'contactName',
  'contactEmail',
  'contactPhone',
  'pipeline',
  'stage',
  'status',
  'owner',
  'estimatedValue',
  'actualValue',
  'currency',
  'probability',
  'expectedCloseDate',
  'source',
  'tags',
  'lastActivityAt',
  'closedAt',
  'lostReason',
  'notes',
] as const

export type LeadColumn = (typeof LEAD_COLUMNS)[number]

/** The words for what a lead names by key or id. */
export type LeadNames = { owner: string; pipeline: string; stage: string }

/** One lead as a row; what its reader may not see is not in `lead`, and stays empty. */
export const leadRow = ({
  lead,
  names,
}: {
  lead: Partial<Lead>
  names: LeadNames
}): (null | number | string)[] => {
  const values: Partial<Record<LeadColumn, unknown>> = {
    ...lead,
    expectedCloseDate: lead.expectedCloseDate?.slice(0, 10),
    ...names,
  }
  return LEAD_COLUMNS.map((column) => cellOf(values[column]))
}
