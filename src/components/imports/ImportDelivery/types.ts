import type { DeliveryMapping } from '../../../domain/performance/import/schema.js'

/** What the user has chosen about how a file is read. */
export type Choices = DeliveryMapping

/** The order all rows belong to, where it is known before. */
export type FixedOrder = { id: number | string; name: string }
