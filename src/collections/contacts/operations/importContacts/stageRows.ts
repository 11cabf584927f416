import type { StagedContact } from '../../../../database/contacts/import/parts.js'
import type { ContactMapping } from '../../../../domain/contacts/import/schema.js'
import type { ContactFile } from './openContacts.js'
import type { PlannedRow } from './planChunk.js'

import { SPECIAL_FIELDS } from '../../../../domain/contacts/import/fields.js'

/** Fields with one value that the file has columns for. */
export const fieldsOf = ({ columns }: Pick<ContactFile, 'columns'>): string[] => {
  const plain = Object.keys(columns).filter((field) => !SPECIAL_FIELDS.includes(field))
  return columns.name ? [...new Set(['firstName', 'lastName', ...plain])] : plain
}

/** Where consents come from, as it is written down with them. */
export const sourceOf = ({ consent }: ContactMapping): string =>
  consent ? `import: ${consent.basis}` : 'import'

/** A planned row as the stage takes it. */
export const toStaged = ({
  company,
  mapping,
  row: { consentAt, consents, line, ownerID, tags, target, values },
}: {
  company: null | number | string
  mapping: ContactMapping
  row: PlannedRow
}): StagedContact => ({
  company,
  consentAt,
  consents,
  consentSource: sourceOf(mapping),
  line,
  owner: ownerID,
  tags,
  target,
  values,
})
