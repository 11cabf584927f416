import { actionsOf } from './actions.js'

const plain = { hasOrder: false, isExpired: false, isRevoked: false, isSuperseded: false }

describe('what may be done with a proposal', () => {
  it.each([
    ['a draft', { status: 'draft' }, ['send']],
    ['one that is out', { status: 'viewed' }, ['copyLink', 'newLink', 'revokeLink', 'revise', 'markAccepted', 'markRejected']],
    ['one whose link was revoked', { isRevoked: true, status: 'sent' }, ['newLink', 'revise', 'markAccepted', 'markRejected']],
    ['one that expired', { isExpired: true, status: 'sent' }, ['revise', 'markRejected']],
    ['one that was replaced', { isSuperseded: true, status: 'sent' }, []],
    ['one that was declined', { status: 'rejected' }, ['revise']],
    ['one that was accepted', { status: 'accepted' }, ['order', 'copyLink', 'newLink', 'revokeLink']],
    ['one with its order', { hasOrder: true, isRevoked: true, status: 'accepted' }, ['openOrder', 'newLink']],
  ] as const)('is, for %s', (_, state, actions) => {
    expect(actionsOf({ ...plain, ...state })).toEqual(actions)
  }) // prettier-ignore
})
