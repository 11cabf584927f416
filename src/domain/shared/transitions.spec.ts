import { ORDER_TRANSITIONS } from '../orders/status.js'
import { PROPOSAL_INITIAL, PROPOSAL_TRANSITIONS } from '../proposals/status.js'
import { refuseInitialStatus, refuseTransition } from './transitions.js'

const proposal = (from: keyof typeof PROPOSAL_TRANSITIONS, to: keyof typeof PROPOSAL_TRANSITIONS) =>
  refuseTransition({ from, noun: 'proposal', table: PROPOSAL_TRANSITIONS, to })

describe('refuseTransition', () => {
  it.each([
    ['draft', 'sent'],
    ['sent', 'viewed'],
    ['sent', 'accepted'],
    ['viewed', 'rejected'],
    ['draft', 'draft'],
  ] as const)('lets a proposal go from %s to %s', (from, to) => {
    expect(proposal(from, to)).toBeNull()
  })

  it.each([
    ['draft', 'accepted'],
    ['sent', 'draft'],
    ['accepted', 'rejected'],
    ['rejected', 'sent'],
  ] as const)('refuses a proposal going from %s to %s, and says what is possible', (from, to) => {
    expect(proposal(from, to)).toMatchObject({ code: 'illegal_transition', field: 'status' })
  })

  it('says what may follow', () => {
    expect(proposal('sent', 'draft')).toMatchObject({
      reason: 'transition',
      vars: { from: 'sent', next: 'viewed, accepted, rejected', to: 'draft' },
    })
    expect(proposal('accepted', 'draft')).toMatchObject({ reason: 'final' })
    expect(
      refuseTransition({
        from: 'completed',
        noun: 'order',
        table: ORDER_TRANSITIONS,
        to: 'cancelled',
      }),
    ).toMatchObject({ vars: { next: 'active', noun: 'order' } })
  })
})

describe('refuseInitialStatus', () => {
  it('lets a record begin at the beginning only', () => {
    const refuse = (status: 'draft' | 'sent') =>
      refuseInitialStatus({
        initial: PROPOSAL_INITIAL as readonly string[],
        noun: 'proposal',
        status,
      })
    expect(refuse('draft')).toBeNull()
    expect(refuse('sent')).toMatchObject({ reason: 'initialStatus', vars: { initial: 'draft' } })
  })
})
