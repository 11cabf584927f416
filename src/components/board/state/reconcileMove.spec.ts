import { reconcileMove, settleMove } from './reconcileMove.js'

const isLost = (stage: string) => stage.startsWith('lost')
const base = { stage: 'lead' }

describe('reconcileMove', () => {
  it.each([
    ['they changed something else', { stage: 'won' }, { stage: 'lead' }, 'repeat'],
    ['both moved to the same stage', { stage: 'won' }, { stage: 'won' }, 'repeat'],
    ['I only reordered, they moved it', { stage: 'lead' }, { stage: 'won' }, 'leave'],
    ['I only reordered, they too', { stage: 'lead' }, { stage: 'lead' }, 'repeat'],
    ['both moved it elsewhere', { stage: 'won' }, { stage: 'proposal' }, 'ask'],
    [
      'both lost it, for one reason',
      { lostReason: 'Price', stage: 'lost' },
      { lostReason: 'Price ', stage: 'lost' },
      'repeat',
    ],
    [
      'both lost it, for other reasons',
      { lostReason: 'Price', stage: 'lost' },
      { lostReason: 'Time', stage: 'lost' },
      'ask',
    ],
    [
      'I reordered what they lost anew',
      { stage: 'lead' },
      { lostReason: 'Time', stage: 'lost' },
      'leave',
    ],
  ])('when %s', (_, move, current, kind) => {
    expect(reconcileMove({ base, current, isLost, move }).kind).toBe(kind)
  })
})

describe('settleMove', () => {
  const current = { lostReason: 'Time', stage: 'lost_late' }
  const merge = {
    conflicts: ['stage', 'lostReason'],
    keptMine: [],
    merged: { lostReason: 'Price', stage: 'lost' },
    takenFromTheirs: [],
  }

  it('moves the card by what was chosen for each field', () => {
    expect(
      settleMove({ choices: { lostReason: 'theirs', stage: 'mine' }, current, merge }),
    ).toEqual({
      lostReason: 'Time',
      stage: 'lost',
    })
  })

  it('moves nothing where all is left to them', () => {
    const choices = { lostReason: 'theirs', stage: 'theirs' } as const
    expect(settleMove({ choices, current, merge })).toBeNull()
  })

  it('leaves a reason out where there was none to choose', () => {
    const only = { ...merge, conflicts: ['stage'], merged: { stage: 'won' } }
    expect(settleMove({ choices: { stage: 'mine' }, current, merge: only })).toEqual({
      lostReason: undefined,
      stage: 'won',
    })
  })
})
