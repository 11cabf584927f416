import type { CollectionBeforeChangeHook } from 'payload'

import type { TransitionTable } from '../../domain/shared/transitions.js'

import { refuseTransition } from '../../domain/shared/transitions.js'
import { refusalError } from '../../utilities/crmError.js'

/** Status changes follow the transition table, through every door. */
export const guardStatus =
  <S extends string>({
    noun,
    table,
  }: {
    noun: string
    table: TransitionTable<S>
  }): CollectionBeforeChangeHook =>
  ({ collection, data, operation, originalDoc }) => {
    const refusal =
      operation === 'update' && data.status
        ? refuseTransition({ from: originalDoc.status as S, noun, table, to: data.status as S })
        : null
    if (refusal) {
      throw refusalError({ collection: collection.slug, refusal })
    }
    return data
  }
