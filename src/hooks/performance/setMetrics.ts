import type { CollectionBeforeChangeHook } from 'payload'

import type { Delivery } from '../../domain/performance/computeMetrics.js'

import { computeMetrics } from '../../domain/performance/computeMetrics.js'

/** CTR and ROAS are computed on the way in, whatever was sent. */
export const setMetrics: CollectionBeforeChangeHook = ({ data }) => ({
  ...data,
  ...computeMetrics(data as Delivery),
})
