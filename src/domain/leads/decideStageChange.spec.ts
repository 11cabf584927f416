import type { StageRef } from './decideStageChange.js'

import { decideStageChange } from './decideStageChange.js'

const open: StageRef = { name: 'Lead', type: 'open', key: 'lead', probability: 10 }
const won: StageRef = { name: 'Won', type: 'won', key: 'won', probability: 100 }
const lost: StageRef = { name: 'Lost', type: 'lost', key: 'lost', probability: 0 }
const now = new Date('2026-11-20T12:00:00.000Z')

describe('decideStageChange', () => {
  it('enters an open stage with its probability and the time', () => {
    expect(decideStageChange({ canReopen: false, from: null, now, to: open })).toEqual({
      entry: {
        actualValue: null,
        closedAt: null,
        lastActivityAt: now.toISOString(),
        lostReason: null,
        lostReasonKey: null,
        probability: 10,
        stage: 'lead',
        stageEnteredAt: now.toISOString(),
        status: 'open',
        wonReason: null,
        wonReasonKey: null,
      },
      ok: true,
    })
  })

  it.each([
    ['the value it is told', { actualValue: 90, estimatedValue: 100 }, 90],
    ['the estimate when it is told none', { estimatedValue: 100 }, 100],
    ['a value of 0 when it is told so', { actualValue: 0, estimatedValue: 100 }, 0],
    ['0 when nothing was estimated', {}, 0],
  ])('gives a won lead %s', (_, values, actualValue) => {
    const decision = decideStageChange({ ...values, canReopen: false, from: open, now, to: won })
    expect(decision).toMatchObject({
      entry: { actualValue, closedAt: now.toISOString(), status: 'won' },
      ok: true,
    })
  })

  it.each([undefined, null, '', '   '])('refuses a lost stage with the reason %p', (lostReason) => {
    const decision = decideStageChange({ canReopen: true, from: open, lostReason, now, to: lost })
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', field: 'lostReason' },
    })
  })

  it.each([
    [won, { canReopen: false }, false],
    [lost, { canReopen: false }, false],
    [won, { canReopen: true }, true],
    [won, { canReopen: false, undo: { enteredAt: '2026-11-01T00:00:00.000Z' } }, true],
  ])('leaves %p given %p: %p', (from, rights, ok) => {
    expect(decideStageChange({ ...rights, from, now, to: open }).ok).toBe(ok)
  })

  it('puts a lead back as if it had never left', () => {
    const undo = { enteredAt: '2026-10-01T08:00:00.000Z' }
    expect(decideStageChange({ canReopen: false, from: won, now, to: open, undo })).toMatchObject({
      entry: { closedAt: null, stageEnteredAt: undo.enteredAt },
    })
    expect(decideStageChange({ canReopen: true, from: open, now, to: won, undo })).toMatchObject({
      entry: { closedAt: undo.enteredAt, stageEnteredAt: undo.enteredAt },
    })
  })

  it('keeps the reason of the way it was closed, and no other', () => {
    const reasons = {
      lostReason: 'Too dear',
      lostReasonKey: 'price',
      wonReason: 'The audience',
      wonReasonKey: 'audience',
    }
    const close = (to: StageRef) =>
      decideStageChange({ ...reasons, canReopen: false, from: open, now, to })
    expect(close(won)).toMatchObject({
      entry: { ...reasons, lostReason: null, lostReasonKey: null },
    })
    expect(close(lost)).toMatchObject({
      entry: { ...reasons, wonReason: null, wonReasonKey: null },
    })
  })

  it('forgets the reason of a lead that is no longer lost', () => {
    const decision = decideStageChange({
      canReopen: true,
      from: lost,
      lostReason: 'Too dear',
      now,
      to: open,
    })
    expect(decision).toMatchObject({ entry: { lostReason: null } })
  })
})
