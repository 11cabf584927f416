import type { ProductRef } from '../../../../domain/import/checkOpportunity.js'
import type { ImportArgs } from './types.js'

import { productStage } from '../../../../database/import/products.js'
import { compareStage, createStage } from '../../../../database/import/stage.js'
import { writeStage } from '../../../../database/import/writeStage.js'
import { productCode, toKey } from '../../../../domain/import/names.js'
import { roundMoney } from '../../../../domain/shared/money.js'
import { settleStage } from './settleStage.js'
import { stageRows } from './stageRows.js'

/**
 * Puts the products of the file on the rate card.
 *
 * @returns products by key of their names
 */
export const importProducts = async (args: ImportArgs): Promise<Map<string, ProductRef>> => {
  const { createdBy, crm, now, options, req } = args
  const stage = productStage({ collection: crm.slugs.products })
  const refs = new Map<string, ProductRef>()
  await createStage({ extra: {}, req, stage })
  const last = await stageRows({
    args,
    keyColumn: 'product',
    kind: 'products',
    stage,
    take: ({ hash, row: { name, price, series } }) => {
      const code = productCode(name)
      const key = toKey(name)
      if (!refs.has(key)) {
        refs.set(key, { name, code, price })
      }
      return {
        ok: true,
        staged: {
          name,
          active: true,
          code,
          created_at: now.toISOString(),
          created_by_id: createdBy,
          format: series,
          import_hash: hash(),
          pricing_model: 'flat',
          unit_price: roundMoney({ amount: price, currency: crm.currency }),
        },
      }
    },
  })
  await compareStage({ record: 'product', req, stage })
  await settleStage({ args, keyColumn: 'product', kind: 'products', label: 'name', stage })
  if (!options.dryRun) {
    await writeStage({ now: now.toISOString(), req, span: { from: 1, to: last }, stage })
  }
  return refs
}
