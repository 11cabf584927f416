import type { Stage } from './stage.js'

export const productStage = ({ collection }: { collection: string }): Stage => ({
  name: 'crm_import_products',
  collection,
  columns: [
    'name',
    'code',
    'format',
    'pricing_model',
    'unit_price',
    'active',
    'import_hash',
    'created_by_id',
    'created_at',
  ],
  key: 'code',
})
