import { refuseConversion } from './refuseConversion.js'

describe('a proposal', () => {
  it('becomes an order once it is accepted', () => {
    expect(refuseConversion({ status: 'accepted' })).toBeNull()
  })

  it.each(['draft', 'sent', 'viewed'] as const)('has to be accepted first when %s', (status) => {
    expect(refuseConversion({ status })).toMatchObject({
      code: 'illegal_transition',
      reason: 'notAccepted',
    })
  })

  it('can become no order any more when rejected', () => {
    expect(refuseConversion({ status: 'rejected' })).toMatchObject({ reason: 'notAcceptable' })
  })
})
