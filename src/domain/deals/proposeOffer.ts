import { Decimal } from 'decimal.js'

import type { Deal, ProposedLine } from './types.js'

import { lineAmount } from '../shared/money.js'

/** Lines an offer begins with. */
const MOST_LINES = 3

/**
 * Lines for an offer of the deal's value: what the client has bought before, by what was spent on it,
 * else what others buy most, in equal parts; in whole units of the rate card, and not fewer than it asks.
 */
export const proposeLines = ({
  currency,
  deal: { products, value },
}: {
  currency: string
  deal: Pick<Deal, 'products' | 'value'>
}): ProposedLine[] => {
  const bought = products.filter(({ weight }) => weight > 0)
  const chosen = (bought.length > 0 ? bought : products)
    .filter(({ unitPrice }) => unitPrice > 0)
    .slice(0, MOST_LINES)
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0)
  return chosen.map(({ id, name, minimumQuantity, pricingModel, unitPrice, weight }) => {
    const share = total > 0 ? weight / total : 1 / chosen.length
    const wanted = new Decimal(value).times(share).div(unitPrice).floor().toNumber()
    const quantity = Math.max(1, minimumQuantity ?? 1, pricingModel === 'flat' ? 1 : wanted)
    return {
      amount: lineAmount({ currency, price: unitPrice, quantity }),
      label: name,
      price: unitPrice,
      pricingModel,
      product: id,
      quantity,
    }
  })
}
