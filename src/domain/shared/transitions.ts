import type { Refusal } from '../errors.js'

/** From each status, the ones that may follow. */
export type TransitionTable<S extends string> = Record<S, readonly S[]>

/** `null` when the step is allowed (or none is taken), otherwise why not. */
export const refuseTransition = <S extends string>({
  from,
  noun,
  table,
  to,
}: {
  from: S
  /** What is moved, for the sentence: a key beneath `crm:nouns:`. */
  noun: string
  table: TransitionTable<S>
  to: S
}): null | Refusal => {
  if (from === to || table[from].includes(to)) {
    return null
  }
  const next = table[from].join(', ')
  return {
    code: 'illegal_transition',
    field: 'status',
    reason: next ? 'transition' : 'final',
    vars: { from, next, noun, to },
  }
}

/** `null` when a new record may have the status, otherwise why not. */
export const refuseInitialStatus = <S extends string>({
  initial,
  noun,
  status,
}: {
  initial: readonly S[]
  noun: string
  status: S
}): null | Refusal =>
  initial.includes(status)
    ? null
    : {
        code: 'illegal_transition',
        field: 'status',
        reason: 'initialStatus',
        vars: { initial: initial.join(', '), noun },
      }
