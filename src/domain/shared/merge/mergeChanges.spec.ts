import fc from 'fast-check'

import type { FieldShape } from './fieldShapes.js'

import { differingFields } from './differingFields.js'
import { mergeChanges, settleConflicts } from './mergeChanges.js'

const NAMES = ['a', 'b', 'c', 'd'] as const
const shapes: FieldShape[] = NAMES.map((name) => ({ name, kind: 'text' }))
const base = { a: 'one', b: 'one', c: 'one', d: 'one' }

const value = fc.constantFrom('one', 'two', 'three', null)
const doc = fc.record({ a: value, b: value, c: value, d: value })
const three = fc.record({ base: doc, mine: doc, theirs: doc })
const differ = (current: object, written: object) =>
  differingFields({ current: { ...current }, shapes, written: { ...written } })

describe('mergeChanges', () => {
  it('takes from each side what only that side changed, and asks where both did', () => {
    const merge = mergeChanges({
      base,
      mine: { ...base, a: 'mine', c: 'both', d: 'mine' },
      shapes,
      theirs: { ...base, b: 'theirs', c: 'both', d: 'theirs' },
    })
    expect(merge).toEqual({
      conflicts: ['d'],
      keptMine: ['a'],
      merged: { a: 'mine', b: 'theirs', c: 'both', d: 'mine' },
      takenFromTheirs: ['b'],
    })
    expect(
      settleConflicts({ choices: { a: 'theirs', d: 'theirs' }, merge, theirs: { d: 'theirs' } }),
    ).toEqual({ a: 'mine', b: 'theirs', c: 'both', d: 'theirs' })
  })

  it('puts every field that differs in one place exactly', () => {
    fc.assert(
      fc.property(three, (sides) => {
        const { conflicts, keptMine, takenFromTheirs } = mergeChanges({ ...sides, shapes })
        const named = [...conflicts, ...keptMine, ...takenFromTheirs]
        expect(named.sort()).toEqual(differ(sides.mine, sides.theirs))
      }),
    )
  })

  it('keeps all of mine when they changed nothing, and all of theirs when I did not', () => {
    fc.assert(
      fc.property(doc, doc, (start, edit) => {
        const [none, all] = [
          { base: start, shapes },
          { base: start, shapes },
        ]
        const kept = mergeChanges({ ...none, mine: edit, theirs: start })
        const taken = mergeChanges({ ...all, mine: start, theirs: edit })
        expect([kept.merged, taken.merged]).toEqual([edit, edit])
        expect([...kept.conflicts, ...taken.conflicts]).toEqual([])
      }),
    )
  })

  it('merges the same whichever side is called mine, but for the names', () => {
    fc.assert(
      fc.property(three, ({ base: start, mine, theirs }) => {
        const one = mergeChanges({ base: start, mine, shapes, theirs })
        const other = mergeChanges({ base: start, mine: theirs, shapes, theirs: mine })
        expect(other.conflicts).toEqual(one.conflicts)
        expect(other.takenFromTheirs).toEqual(one.keptMine)
        const choices = Object.fromEntries(one.conflicts.map((name) => [name, 'theirs' as const]))
        expect(settleConflicts({ choices, merge: other, theirs: mine })).toEqual(one.merged)
      }),
    )
  })

  it('leaves nothing to merge once it is saved', () => {
    fc.assert(
      fc.property(three, ({ base: start, mine, theirs }) => {
        const { merged } = mergeChanges({ base: start, mine, shapes, theirs })
        const again = mergeChanges({ base: theirs, mine: merged, shapes, theirs })
        expect([again.conflicts, again.takenFromTheirs]).toEqual([[], []])
        expect(again.merged).toEqual(merged)
      }),
    )
  })
})
