import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { PricingModel } from '../../domain/products/pricing.js'

import { isStorableID } from '../session.js'

/** A product as lines of offers take it. Money in major units. */
export type RatedProduct = {
  active: boolean
  id: number | string
  minimumAmount: null | number
  minimumQuantity: null | number
  name: string
  pricingModel: PricingModel
  unitPrice: number
}

/** Products by their id as text, in one read. */
export const readRateCard = async ({
  crm,
  ids,
  req,
}: {
  crm: CRMContext
  ids: (number | string)[]
  req: PayloadRequest
}): Promise<Map<string, RatedProduct>> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.products,
    depth: 0,
    overrideAccess: true, // what a product costs does not depend on who offers it
    pagination: false,
    req,
    select: {
      name: true,
      active: true,
      minimumAmount: true,
      minimumQuantity: true,
      pricingModel: true,
      unitPrice: true,
    },
    // What is no id of a product is told to whoever sent it by the field's own check.
    where: { id: { in: ids.filter((id) => isStorableID({ id, req })) } },
  })
  return new Map(docs.map((doc) => [String(doc.id), doc as unknown as RatedProduct]))
}
