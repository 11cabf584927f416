import type { Identity } from './types.js'

import { QUEUE_SCORE, scoreDuplicate, WARN_SCORE } from './scoreDuplicate.js'

const identity = (parts: Partial<Identity> = {}): Identity => ({
  name: null,
  company: null,
  domain: null,
  email: null,
  login: null,
  mailbox: null,
  nameKey: null,
  phone: null,
  ...parts,
})

const named = (name: string, parts: Partial<Identity> = {}): Identity =>
  identity({ name, nameKey: name.toLowerCase(), ...parts })

const people = (a: Identity, b: Identity, similarity = 0) =>
  scoreDuplicate({ a, b, kind: 'contacts', similarity })

const companies = (a: Identity, b: Identity, similarity = 0) =>
  scoreDuplicate({ a, b, kind: 'companies', similarity })

const keysOf = ({ reasons }: ReturnType<typeof people>): string[] => reasons.map(({ key }) => key)

it('finds nothing in common between records that say nothing', () => {
  expect(people(identity(), identity())).toEqual({ reasons: [], score: 0 })
  expect(companies(identity(), identity())).toEqual({ reasons: [], score: 0 })
})

it('gives as its score the sum of the points of its reasons', () => {
  const a = named('Ann Lee', { company: '1', phone: '12125550100' })
  const { reasons, score } = people(a, { ...a, phone: '12125550199' })
  expect(reasons.map(({ key, points }) => [key, points])).toEqual([
    ['sameName', 40],
    ['sameCompany', 35],
  ])
  expect(score).toBe(75)
})

it('never says more than a hundred', () => {
  const ann = named('Ann Lee', { company: '1', email: 'ann@acme.com', mailbox: 'ann@acme.com' })
  expect(people(ann, ann).score).toBe(100)
})

it('takes the same address with a plus part for likely the same mailbox', () => {
  const mailbox = 'ann@acme.com'
  const plain = identity({ email: 'ann@acme.com', mailbox })
  expect(people(plain, identity({ email: 'ann+news@acme.com', mailbox }))).toEqual({
    reasons: [{ facts: ['ann@acme.com', 'ann+news@acme.com'], key: 'sameMailbox', points: 70 }],
    score: 70,
  })
})

it('warns of somebody of the same name, and leaves the queue to those with more in common', () => {
  const { score } = people(named('Ann Lee'), named('Ann Lee'))
  expect(score).toBeGreaterThanOrEqual(WARN_SCORE)
  expect(score).toBeLessThan(QUEUE_SCORE)
})

it('tells colleagues from one another', () => {
  const colleagues = [
    named('Ann Lee', { company: '1', domain: 'acme.com' }),
    named('Bob Ray', { company: '1', domain: 'acme.com' }),
  ] as const
  expect(people(...colleagues, 0.1)).toEqual({ reasons: [], score: 0 })
})

it('counts company and domain once', () => {
  const ann = named('Ann Lee', { company: '1', domain: 'acme.com' })
  expect(keysOf(people(ann, ann))).toEqual(['sameName', 'sameCompany'])
})

it('puts two spellings of a name within a company into the queue', () => {
  const company = { company: '1' }
  const { reasons, score } = people(named('Jon Smith', company), named('John Smith', company), 0.72)
  expect(reasons[0]).toMatchObject({ facts: ['Jon Smith', 'John Smith'], key: 'similarName' })
  expect(score).toBeGreaterThanOrEqual(QUEUE_SCORE)
})

it('reads a number without its country as the same, and two extensions of one length as two', () => {
  const german = identity({ phone: '49301234567' })
  expect(keysOf(people(german, identity({ phone: '0301234567' })))).toEqual(['similarPhone'])
  expect(keysOf(people(german, identity({ phone: '44301234567' })))).toEqual([])
  expect(keysOf(people(german, identity({ phone: '49301234567' })))).toEqual(['samePhone'])
})

it('holds two accounts of the site against it', () => {
  const ann = named('Ann Lee', { login: 'u1', phone: '12125550100' })
  const { reasons, score } = people(ann, { ...ann, login: 'u2' })
  expect(reasons.at(-1)).toEqual({ facts: ['u1', 'u2'], key: 'differentLogins', points: -40 })
  expect(score).toBe(50)
})

it('takes companies of one domain for likely the same, and so those of one name', () => {
  const acme = named('Acme', { domain: 'acme.com' })
  expect(companies(acme, named('Another name', { domain: 'acme.com' })).score).toBe(70)
  expect(companies(named('Acme'), named('Acme')).score).toBe(60)
  expect(companies(acme, acme).score).toBe(100)
})

it.each([
  [0.59, 0],
  [0.6, 25],
  [0.8, 42],
  [1, 58],
])('gives companies with names %s alike %s points', (similarity, points) => {
  expect(companies(named('Acme Widgets'), named('Acme Widget'), similarity).score).toBe(points)
})
