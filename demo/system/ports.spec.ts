import { addressOf } from './ports.js'

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['192.168.1.7', 'http://192.168.1.7:3000'],
  ['crm.local', 'http://crm.local:3000'],
  ['::1', 'http://[::1]:3000'],
])('asks a server that listens on %s at %s', (host, address) => {
  expect(addressOf({ host, port: 3000 })).toBe(address)
})
