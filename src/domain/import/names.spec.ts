import fc from 'fast-check'

import { normalizeEmail } from '../shared/normalize.js'
import { accountExternalID, agentEmail, productCode, toKey } from './names.js'

it('finds a name whatever its case and white space', () => {
  expect(toKey('GTXPro')).toBe(toKey(' gtx  Pro'))
  expect(toKey('GTX Plus Pro')).not.toBe(toKey('GTX Pro'))
})

it('makes readable codes and addresses', () => {
  expect(productCode('GTX Plus Pro')).toBe('gtx-plus-pro')
  expect(agentEmail('Mei-Mei Johns')).toBe('mei-mei.johns@example.com')
  expect(agentEmail("Zoë  O'Brien")).toBe('zoe.o-brien@example.com')
})

it('makes some for names that no code can hold', () => {
  expect(productCode('製品')).toMatch(/^product-[0-9a-f]{12}$/)
  expect(agentEmail('李')).toMatch(/^agent-[0-9a-f]{12}@example\.com$/)
  expect(accountExternalID('x'.repeat(200))).toMatch(/^account:[0-9a-f]{12}$/)
})

it('always makes an address, a code and an id that their fields hold', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, minLength: 1, unit: 'binary' }), (name) => {
      expect(normalizeEmail(agentEmail(name))).toBe(agentEmail(name))
      expect(productCode(name)).toMatch(/^[a-z0-9-]{1,60}$/)
      expect(accountExternalID(name).length).toBeLessThanOrEqual(120)
    }),
  )
})
