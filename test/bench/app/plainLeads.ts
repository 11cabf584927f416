import type { CollectionConfig, Field, Plugin } from 'payload'

/** What makes a field's column; what runs code or draws a form stays behind. */
const STORED = ['name', 'type', 'hasMany', 'index', 'options', 'relationTo', 'unique']

const plainFields = (fields: Field[]): Field[] =>
  fields.flatMap((field) => {
    if ('fields' in field && !('name' in field)) {
      return plainFields(field.fields)
    }
    if ('virtual' in field && field.virtual) {
      return []
    }
    const stored = Object.entries(field).filter(([key]) => STORED.includes(key))
    return [Object.fromEntries(stored) as unknown as Field]
  })

/**
 * The records of `crm-leads` as a host without the plugin would keep them: same fields and indexes,
 * no hooks, open to whoever is signed in (Payload's default). Without document locks, trash and
 * versions, all of which would only slow it down: the baseline is the fastest plain Payload.
 */
export const plainLeads: Plugin = (config) => {
  const leads = config.collections?.find(({ slug }) => slug === 'crm-leads')
  if (!leads) {
    throw new Error('The plugin comes first: there is no "crm-leads" to copy the fields of.')
  }
  const collection: CollectionConfig = {
    slug: 'plain-leads',
    fields: plainFields(leads.fields),
    lockDocuments: false,
  }
  return { ...config, collections: [...(config.collections ?? []), collection] }
}
