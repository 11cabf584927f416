import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { GoalLine } from '../../domain/orders/goalUnits.js'

import { goalUnitOf } from '../../domain/orders/goalUnits.js'
import { relationID } from '../../utilities/relationID.js'

type Line = { product?: unknown } & GoalLine

/** A line that does not say what its goal counts counts what its product is paid for. */
export const setGoalUnits =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data, req }) => {
    const lines = (data.lines ?? []) as Line[]
    const ids = lines.flatMap(({ goalUnit, product }) =>
      goalUnit ? [] : (relationID(product) ?? []),
    )
    const { docs } =
      ids.length > 0
        ? await req.payload.find({
            collection: crm.slugs.products,
            depth: 0,
            overrideAccess: true, // what a product is paid for does not depend on who orders it
            pagination: false,
            req,
            select: { pricingModel: true },
            where: { id: { in: ids } },
          })
        : { docs: [] }
    const models = new Map(
      docs.map((doc) => [String(doc.id), (doc as { pricingModel?: unknown }).pricingModel]),
    )
    return {
      ...data,
      ...(data.lines && {
        lines: lines.map((line) => ({
          ...line,
          goalUnit: line.goalUnit ?? goalUnitOf(models.get(String(relationID(line.product)))),
        })),
      }),
    }
  }
