import type { LabelFunction } from 'payload'

/** A label in the reader's language: `label('fields:companyName')` reads `crm:fields:companyName`. */
export const label =
  (key: string): LabelFunction =>
  ({ t }) =>
    t(`crm:${key}` as never)
