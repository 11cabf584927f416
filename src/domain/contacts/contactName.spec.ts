import { fullNameOf, nameOfContact, splitName } from './contactName.js'

describe('nameOfContact', () => {
  it.each([
    [{ email: 'ann@acme.com', firstName: 'Ann', lastName: 'Lee' }, 'Ann Lee'],
    [{ email: 'ann@acme.com', lastName: 'Lee' }, 'Lee'],
    [{ email: 'ann@acme.com', firstName: null, phone: '+12125550100' }, 'ann@acme.com'],
    [{ email: null, phone: '+12125550100' }, '+12125550100'],
    [{}, null],
  ])('of %p is %p', (contact, name) => {
    expect(nameOfContact(contact)).toBe(name)
  })
})

describe('splitName', () => {
  it.each([
    ['Ann Lee', 'Ann', 'Lee'],
    ['  Ann   Mary Lee ', 'Ann Mary', 'Lee'],
    ['Ann', 'Ann', null],
    ['', null, null],
  ])('takes %p apart', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName })
  })

  it('loses no word', () => {
    expect(fullNameOf(splitName('José de la Cruz'))).toBe('José de la Cruz')
  })
})
