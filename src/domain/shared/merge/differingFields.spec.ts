import fc from 'fast-check'

import { differingFields } from './differingFields.js'
import { fieldShapes } from './fieldShapes.js'

const shapes = fieldShapes({
  fields: [
    { name: 'id', type: 'text' },
    {
      type: 'tabs',
      tabs: [
        {
          fields: [
            { type: 'row', fields: [{ name: 'companyName', type: 'text' }] },
            { name: 'value', type: 'number', admin: { custom: { crmCurrency: 'EUR' } } },
          ],
        },
        { name: 'address', fields: [{ name: 'city', type: 'text' }] },
      ],
    },
    { name: 'owner', type: 'relationship' },
    { name: 'version', type: 'text', virtual: true },
    { name: 'score', type: 'number' },
    { name: 'updatedAt', type: 'date' },
  ],
  leaveOut: ({ name }) => name === 'score',
})

const current = {
  address: { city: 'Bonn' },
  companyName: 'Acme',
  owner: { id: 7 },
  score: 3,
  updatedAt: '2026-11-20T10:00:00.000Z',
  value: 10,
}

describe('differingFields', () => {
  it('names what a write would change, wherever the field is laid out', () => {
    expect(
      differingFields({
        current,
        shapes,
        written: { address: { city: 'Ulm' }, companyName: 'Acme Inc', owner: 8, value: 11 },
      }),
    ).toEqual(['companyName', 'value', 'address', 'owner'])
  })

  it('does not name what is the same in another spelling, nor what the system keeps', () => {
    expect(
      differingFields({
        current,
        shapes,
        written: { ...current, companyName: ' Acme ', owner: '7', score: 4, updatedAt: '', version: 'x' },
      }),
    ).toEqual([])
  }) // prettier-ignore

  it('does not name what the writer may not read', () => {
    const { value: _, ...readable } = current
    expect(differingFields({ current: readable, shapes, written: { value: 1 } })).toEqual([])
  })

  it('names nothing but written fields, and writing them makes the difference go', () => {
    const doc = fc.record(
      { companyName: fc.string(), owner: fc.nat(), value: fc.double({ max: 1e9, min: 0, noNaN: true }) },
      { requiredKeys: [] },
    ) // prettier-ignore
    fc.assert(
      fc.property(doc, (written) => {
        const names = differingFields({ current, shapes, written })
        expect(Object.keys(written)).toEqual(expect.arrayContaining(names))
        expect(differingFields({ current: { ...current, ...written }, shapes, written })).toEqual(
          [],
        )
      }),
    )
  })
})
