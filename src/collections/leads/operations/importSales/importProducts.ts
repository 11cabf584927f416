import type { ProductRef } from '../../../../domain/import/checkOpportunity.js'
import type { ReadRow } from './readRows.js'
import type { ImportArgs } from './types.js'
import type { ProductRow } from '../../../../domain/import/salesFiles.js'

import { productStage } from '../../../../database/import/products.js'
import { compareStage, createStage, fillStage } from '../../../../database/import/stage.js'
import { writeStage } from '../../../../database/import/writeStage.js'
import { productCode, toKey } from '../../../../domain/import/names.js'
import { roundMoney } from '../../../../domain/shared/money.js'
import { inBatches } from './inBatches.js'
import { readRows } from './readRows.js'

type Staged = { line: number } & Record<string, unknown>

/**
 * Puts the products of the file on the rate card.
 *
 * @returns products by key of their names
 */
export const importProducts = async (args: ImportArgs): Promise<Map<string, ProductRef>> => {
  const { createdBy, crm, files, now, options, report, req } = args
  const file = files.products
  const stage = productStage({ collection: crm.slugs.products })
  const refs = new Map<string, ProductRef>()
  await createStage({ extra: {}, req, stage })

  const toStaged = ({ hash, line, row }: { row: ProductRow } & ReadRow<ProductRow>): Staged => ({
    name: row.name,
    active: true,
    code: productCode(row.name),
    created_at: now.toISOString(),
    created_by_id: createdBy,
    format: row.series,
    import_hash: hash(),
    line,
    pricing_model: 'flat',
    unit_price: roundMoney({ amount: row.price, currency: crm.currency }),
  })
  let last = 0
  await inBatches({
    items: readRows({ file, kind: 'products' }),
    use: async (batch) => {
      const staged: Staged[] = []
      for (const read of batch) {
        const { line } = read
        if (!read.ok) {
          report.reject({ file: file.name, kind: 'products', line, problems: read.problems })
          continue
        }
        const key = toKey(read.row.name)
        if (refs.has(key)) {
          const problem = { column: 'product', message: 'product is there twice.', value: read.row.name }
          report.reject({ file: file.name, kind: 'products', line, problems: [problem] })
          continue
        }
        const { name, price } = read.row
        refs.set(key, { name, code: productCode(name), price })
        staged.push(toStaged(read))
        last = line
      }
      report.add('products', { read: staged.length })
      await fillStage({ req, rows: staged, stage })
    },
  })
  report.add('products', await compareStage({ req, stage }))
  if (!options.dryRun) {
    await writeStage({ now: now.toISOString(), req, span: { from: 1, to: last }, stage })
  }
  return refs
}
