import type { Waterfall } from '../../../domain/analytics/types.js'
import type { WaterfallBarKey } from '../../../domain/analytics/waterfall.js'

export type WaterfallStep = {
  /** Where its bar begins and ends. */
  from: number
  key: 'end' | 'start' | WaterfallBarKey
  leads: number
  to: number
  /** What it adds; what there is at the start and at the end. */
  value: number
}

/** What money is added in: its smallest part stays exact where floats would not. */
const exact = (amount: number): number => Math.round(amount * 1e4) / 1e4

/** A waterfall as bars that hang on each other, from what there was to what there is. */
export const waterfallSteps = ({
  bars,
  end,
  start,
}: Pick<Waterfall, 'bars' | 'end' | 'start'>): WaterfallStep[] => {
  const steps: WaterfallStep[] = [
    { from: 0, key: 'start', leads: start.count, to: start.value, value: start.value },
  ]
  let level = start.value
  for (const { key, leads, value } of bars.filter((bar) => bar.leads > 0)) {
    const next = exact(level + value)
    steps.push({ from: level, key, leads, to: next, value })
    level = next
  }
  return [...steps, { from: 0, key: 'end', leads: end.count, to: end.value, value: end.value }]
}
