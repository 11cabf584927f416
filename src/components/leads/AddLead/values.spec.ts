import { bodyOf, emptyLead, isTouched, problemOf } from './values.js'

const lead = emptyLead({ owner: '3', pipeline: '1', stage: 'lead' })

it.each([
  ['companyName', ' ', 'required'],
  ['companyName', 'Acme', null],
  ['contactEmail', 'ann@', 'invalidEmail'],
  ['contactEmail', 'ann@acme.co.uk', null],
  ['contactEmail', '', null],
  ['estimatedValue', '-1', 'invalidValue'],
  ['estimatedValue', '12.5', null],
  ['expectedCloseDate', '2026-13-01', 'invalidDate'],
  ['expectedCloseDate', '2026-12-01', null],
] as const)('says of %s "%s": %s', (field, value, expected) => {
  expect(problemOf({ field, values: { ...lead, [field]: value } })).toBe(expected)
})

it('counts as touched once something was typed, not for what the form chose itself', () => {
  expect(isTouched(lead)).toBe(false)
  expect(isTouched({ ...lead, notes: 'Call back' })).toBe(true)
})

it('sends what was typed, in the types of the API', () => {
  const values = { ...lead, companyName: ' Acme ', estimatedValue: '12.5', tags: 'print, , q3' }
  expect(bodyOf(values)).toEqual({
    companyName: 'Acme',
    estimatedValue: 12.5,
    owner: '3',
    pipeline: '1',
    stage: 'lead',
    tags: ['print', 'q3'],
  })
})
