import { closingOf, startOf } from './closing.js'

const reasons = [
  { key: 'price', label: 'Price' },
  { key: 'timing', label: 'Timing' },
]

const close = (type: 'lost' | 'won', values: Partial<Parameters<typeof closingOf>[0]['values']>) =>
  closingOf({ type, reasons, values: { key: '', value: '10', words: '', ...values } })

describe('closing a lead', () => {
  it.each([
    [{ key: 'price' }, { lostReason: 'Price', lostReasonKey: 'price' }],
    [{ words: ' No budget ' }, { lostReason: 'No budget', lostReasonKey: undefined }],
    [
      { key: 'timing', words: 'Next year' },
      { lostReason: 'Next year', lostReasonKey: 'timing' },
    ],
    [{}, null],
    [{ words: '  ' }, null],
    [{ key: 'gone' }, null],
  ])('as lost, with %p, says %p', (values, expected) => {
    expect(close('lost', values)).toEqual(expected)
  })

  it.each([
    [{ value: '99.5' }, { actualValue: 99.5 }],
    [{ value: '0' }, { actualValue: 0 }],
    [
      { key: 'price', value: '1', words: 'Cheap' },
      { actualValue: 1, wonReason: 'Cheap', wonReasonKey: 'price' },
    ],
    [{ value: '' }, null],
    [{ value: '-1' }, null],
    [{ value: 'much' }, null],
    [{ value: '1e999' }, null],
  ])('as won, with %p, says %p', (values, expected) => {
    expect(close('won', values)).toEqual(expected)
  })

  it('starts with the accepted proposal, else with the estimate', () => {
    expect(startOf({ accepted: 80, card: { value: 100 } }).value).toBe('80')
    expect(startOf({ accepted: null, card: { value: 100 } }).value).toBe('100')
  })
})
