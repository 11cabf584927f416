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
  /** What is moved, for the message: "proposal". */
  noun: string
  table: TransitionTable<S>
  to: S
}): null | Refusal => {
  if (from === to || table[from].includes(to)) {
    return null
  }
  const next = table[from].join(' or ')
  return {
    code: 'illegal_transition',
    field: 'status',
    message: next
      ? `This ${noun} is ${from}: it can become ${next}, not ${to}.`
      : `This ${noun} is ${from}, which is final.`,
  }
}
