import { maskAddresses, maskEmail } from './maskEmail.js'

it.each([
  ['john@email.com', 'j***@email.com'],
  ['a@b.co', 'a***@b.co'],
  ['ärger+tag@xn--bcher-kva.example', 'ä***@xn--bcher-kva.example'],
  ['😀x@example.com', '😀***@example.com'],
])('shows no more of %s than %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})

it('masks addresses that stand in names', () => {
  expect(maskAddresses('Ann <ann@example.com>, bob@example.com')).toBe(
    'Ann <a***@example.com>, b***@example.com',
  )
  expect(maskAddresses('Ann @ Acme')).toBe('Ann @ Acme')
})
