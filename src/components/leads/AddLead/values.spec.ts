import { bodyOf, emptyLead, isTouched, problemOf, restoreLead, sortProblems } from './values.js'

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

const choices = { owners: ['3', '4'], stages: { 1: ['lead', 'won'], 2: ['first', 'second'] } }
const start = { owner: '3', pipeline: '1', stage: 'lead' }
const typed = { companyName: 'Acme' }

it.each([
  ['what was chosen', { owner: '4', pipeline: '2', stage: 'second' }],
  ['nobody as the owner', { owner: '', pipeline: '1', stage: 'won' }],
])('keeps %s in a draft', (_, chosen) => {
  const kept = { ...typed, ...chosen }
  expect(restoreLead({ choices, kept, start })).toMatchObject(kept)
})

it.each([
  ['a pipeline', { owner: '4', pipeline: '9', stage: 'second' }, { ...start, owner: '4' }],
  ['a stage', { owner: '4', pipeline: '2', stage: 'x' }, { pipeline: '2', stage: 'first' }],
  ['an owner', { owner: '9', pipeline: '1', stage: 'won' }, { owner: '3', stage: 'won' }],
  ['any choice', {}, start],
])('keeps a draft without %s that is no longer there', (_, chosen, expected) => {
  const kept = { ...typed, ...chosen, notes: 7, unknown: 'x' }
  expect(restoreLead({ choices, kept, start })).toEqual({
    ...emptyLead(start),
    ...typed,
    ...chosen,
    ...expected,
  })
})

it('starts empty without a draft', () => {
  expect(restoreLead({ choices, kept: null, start })).toEqual(emptyLead(start))
})

it('puts every complaint of the server where it belongs, the first of a field only', () => {
  expect(
    sortProblems([
      { field: 'contactPhone', message: 'No phone' },
      { field: 'tags.0', message: 'Too long' },
      { field: 'tags.1', message: 'Too long, too' },
      { field: 'lostReason', message: 'Say why' },
      { message: 'Not allowed' },
    ]),
  ).toEqual({
    byField: { contactPhone: 'No phone', tags: 'Too long' },
    others: ['Say why', 'Not allowed'],
  })
})
