import type { OrderPacing } from '../orders/pacing.js'
import type { Figure } from './import/fields.js'

/** What was delivered in the periods that begin on a day (`YYYY-MM-DD`). */
export type DeliveryDay = { day: string } & Record<Figure, number>

/** How an order goes: its schedule, what it delivered in all, and when. */
export type OrderDelivery = {
  /** Whether the reader may import delivery. */
  canImport: boolean
  /** Whether the reader may change the order. */
  canWrite: boolean
  currency: string
  days: DeliveryDay[]
  delivery: { ctr: null | number; roas: null | number } & Record<Figure, number>
  pacing: OrderPacing
  /** The order that continues this one. */
  renewal: { id: number | string; name: string } | null
}
