import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ProposalLine } from '../../domain/proposals/types.js'

import { readRateCard } from '../../database/products/readRateCard.js'
import { refusalError } from '../../utilities/crmError.js'
import { relationID } from '../../utilities/relationID.js'

const productsOf = (lines: null | ProposalLine[] | undefined): string[] =>
  (lines ?? []).flatMap(({ product }) => {
    const id = relationID(product)
    return id === null ? [] : [String(id)]
  })

/**
 * A line takes from the rate card what it does not say itself, and how its product is billed is
 * fixed with it: the rate card may change, an offer does not. What is no longer sold can stay on an
 * offer, and is not put on one.
 */
export const fillLines =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const lines = (data.lines ?? []) as ProposalLine[]
    const isDraft = operation === 'create' || originalDoc.status === 'draft'
    if (!isDraft || productsOf(lines).length === 0) {
      return data
    }
    const products = await readRateCard({ crm, ids: productsOf(lines), req })
    const before = new Set(productsOf(originalDoc?.lines as ProposalLine[]))
    const isCopy = operation === 'create' && relationID(data.revisionOf) !== null
    const filled = lines.map((line, index) => {
      const id = String(relationID(line.product))
      const product = products.get(id)
      if (!product) {
        return line
      }
      if (!product.active && !isCopy && !before.has(id)) {
        throw refusalError({
          collection: collection.slug,
          refusal: {
            code: 'invalid_input',
            field: `lines.${index}.product`,
            reason: 'inactiveProduct',
            vars: { product: product.name },
          },
          t: req.t,
        })
      }
      return {
        ...line,
        label: line.label || product.name,
        price: line.price ?? product.unitPrice,
        pricingModel: line.pricingModel ?? product.pricingModel,
      }
    })
    return { ...data, lines: filled }
  }
