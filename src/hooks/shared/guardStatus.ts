import type { CollectionBeforeChangeHook } from 'payload'

import type { TransitionTable } from '../../domain/shared/transitions.js'

import { refuseInitialStatus, refuseTransition } from '../../domain/shared/transitions.js'
import { refusalError } from '../../utilities/crmError.js'

/** Status changes follow the transition table, through every door. */
export const guardStatus =
  <S extends string>({
    initial,
    noun,
    table,
  }: {
    /** Statuses a new record may have. */
    initial: readonly S[]
    noun: string
    table: TransitionTable<S>
  }): CollectionBeforeChangeHook =>
  ({ collection, data, operation, originalDoc, req }) => {
    const to = data.status as S | undefined
    const refusal =
      to &&
      (operation === 'create'
        ? refuseInitialStatus({ initial, noun, status: to })
        : refuseTransition({ from: originalDoc.status as S, noun, table, to }))
    if (refusal) {
      throw refusalError({ collection: collection.slug, refusal, t: req.t })
    }
    return data
  }
