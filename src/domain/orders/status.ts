import type { TransitionTable } from '../shared/transitions.js'

export const ORDER_STATUSES = ['active', 'completed', 'cancelled'] as const

export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** An order that was ended by mistake can be taken up again. */
export const ORDER_TRANSITIONS: TransitionTable<OrderStatus> = {
  active: ['completed', 'cancelled'],
  cancelled: ['active'],
  completed: ['active'],
}

/** Orders of the past may be entered as what they are. */
export const ORDER_INITIAL = ['active', 'completed'] as const
