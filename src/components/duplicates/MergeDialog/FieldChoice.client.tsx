'use client'
import type { ClientField } from 'payload'

import React, { useId } from 'react'

import type { MergedField, MergeSide } from '../../../domain/duplicates/planMerge.js'
import type { TwinDoc } from '../types.js'

import { FieldValue, useFieldLabel } from '../../conflict/FieldValue/index.client.js'
import { Side } from '../../conflict/Side/index.client.js'
import { useDuplicateText } from '../useDuplicateText.js'

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether one of two lists has what the other has not. */
const addsTo = (list: unknown, other: unknown): boolean => {
  const there = new Set([other ?? []].flat().map((item) => JSON.stringify(item)))
  return [list ?? []].flat().some((item) => !there.has(JSON.stringify(item)))
}

/** Whose value it will be where nobody has chosen. Of two lists, the longer may hold the other in any order. */
const keptOf = ({
  isUnited,
  loser,
  merged,
  winner,
}: { isUnited: boolean } & Pick<MergedField, 'loser' | 'merged' | 'winner'>):
  'both' | MergeSide => {
  if (isUnited) {
    return 'both'
  }
  if (isSame(winner, merged)) {
    return 'winner'
  }
  return isSame(loser, merged) || addsTo(loser, winner) ? 'loser' : 'winner'
}

/** A field in which two records differ: what each says, which of it is kept, and why where nobody chose. */
export const FieldChoice = ({
  choice,
  field,
  merged: { name, loser, merged, rule, winner },
  onChoose,
  sides,
}: {
  /** Left out as long as the field's own rule decides. */
  choice: MergeSide | undefined
  field: ClientField
  merged: MergedField
  /** `undefined` leaves it to the rule again. */
  onChoose: (side: MergeSide | undefined) => void
  sides: Record<MergeSide, TwinDoc>
}) => {
  const { text } = useDuplicateText()
  const labelOf = useFieldLabel()
  const group = useId()
  const values: Record<MergeSide, unknown> = { loser, winner }
  const isUnited = rule === 'united' && addsTo(winner, loser) && addsTo(loser, winner)
  const kept = choice ?? keptOf({ isUnited, loser, merged, winner })
  const radioOf = (side: 'both' | MergeSide) => ({
    name: group,
    checked: kept === side,
    onChange: () => onChoose(side === 'both' ? undefined : side),
  })
  return (
    <fieldset className="crm-conflict__item" data-field={name}>
      <legend>{labelOf(field)}</legend>
      <div className="crm-conflict__sides">
        {(['winner', 'loser'] as const).map((side) => (
          <Side
            heading={text(`merge:sides:${side}`)}
            key={side}
            note={
              choice === undefined && kept === side && rule !== 'choice' && rule !== 'united'
                ? text(`merge:rules:${rule}`)
                : undefined
            }
            radio={radioOf(side)}
          >
            <FieldValue doc={sides[side]} field={field} value={values[side]} />
          </Side>
        ))}
        {isUnited ? (
          <Side heading={text('merge:united')} radio={radioOf('both')}>
            {kept === 'both' ? (
              <FieldValue doc={sides.winner} field={field} value={merged} />
            ) : null}
          </Side>
        ) : null}
      </div>
    </fieldset>
  )
}
