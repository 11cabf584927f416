import { planLinks } from './linkPlan.js'

const isSameLink = (a: unknown, b: unknown): boolean => Boolean(a) && a === b

const acme = {
  company: 'c1',
  companyName: 'Acme',
  contact: 'p1',
  contactEmail: 'ann@acme.com',
  contactName: 'Ann Lee',
}

const plan = (after: object, before?: object) => planLinks({ after, before, isSameLink })

const nothing = {
  company: null,
  contact: null,
  followed: { company: false, contact: false },
  isNobody: false,
  told: null,
}

describe('planLinks', () => {
  it('looks for whom a new lead names', () => {
    const { company: _, contact: __, ...words } = acme
    expect(plan(words)).toMatchObject({
      ...nothing,
      company: { name: 'Acme' },
      contact: {
        name: 'Ann Lee',
        email: 'ann@acme.com',
        firstName: 'Ann',
        lastName: 'Lee',
        phone: null,
      },
    })
  })

  it('has nothing to do while nothing is said anew', () => {
    expect(plan({ ...acme, stage: 'won' }, acme)).toMatchObject(nothing)
    expect(plan({ ...acme, contactPhone: '' }, acme)).toMatchObject(nothing)
  })

  it('tells the contact what is said of them anew, and takes no name away', () => {
    expect(plan({ ...acme, contactName: 'Ann M. Lee', contactPhone: '+1' }, acme)).toMatchObject({
      ...nothing,
      told: { firstName: 'Ann M.', lastName: 'Lee', phone: '+1' },
    })
    expect(plan({ ...acme, contactName: null }, acme)).toMatchObject(nothing)
    const called = { ...acme, contactPhone: '+1' }
    expect(plan({ ...called, contactPhone: null }, called).told).toEqual({ phone: null })
  })

  it('follows another address, and the number where there is none', () => {
    const other = { contactEmail: 'bob@acme.com', contactName: 'Bob Ray' }
    expect(plan({ ...acme, ...other }, acme)).toMatchObject({
      contact: { name: 'Bob Ray', email: 'bob@acme.com' },
      isCorrection: false,
    })
    const called = { ...acme, contactEmail: null, contactPhone: '+1' }
    expect(plan({ ...called, contactPhone: '+2' }, called).contact?.phone).toBe('+2')
  })

  it('takes another address of the same name, and a first one, for a correction', () => {
    const corrected = plan({ ...acme, contactEmail: 'ann@acme.org' }, acme)
    expect(corrected).toMatchObject({ isCorrection: true, told: { email: 'ann@acme.org' } })
    const unnamed = { ...acme, contactName: null }
    expect(plan({ ...unnamed, contactEmail: 'ann@acme.org' }, unnamed).isCorrection).toBe(false)
    const called = { contact: 'p1', contactPhone: '+1' }
    expect(plan({ ...called, contactEmail: 'ann@acme.org' }, called).isCorrection).toBe(true)
  })

  it('takes a name alone for nobody, and so what fits no field', () => {
    expect(plan({ companyName: 'Acme', contactName: 'Ann' }).contact).toBeNull()
    const long = 'x'.repeat(201)
    expect(plan({ companyName: long, contactEmail: long })).toMatchObject(nothing)
  })

  it('gives the link up with the last word', () => {
    const silent = { ...acme, contactEmail: null, contactName: null }
    expect(plan(silent, acme)).toMatchObject({ ...nothing, isNobody: true })
  })

  it('leaves a link that somebody chose, and lets the words follow it', () => {
    expect(plan({ ...acme, contact: 'p2' }, acme)).toMatchObject({
      ...nothing,
      followed: { company: false, contact: true },
    })
    expect(plan({ ...acme, company: 'c2' }, acme).followed.company).toBe(true)
    expect(plan({ ...acme, company: 'c2', companyName: 'Other' }, acme)).toMatchObject(nothing)
  })
})
