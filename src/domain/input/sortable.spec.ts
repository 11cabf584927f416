import type { InputFields } from './inputField.js'

import { findField } from './inputField.js'
import { isSortable } from './sortable.js'

const users: InputFields = new Map([
  ['email', { kind: 'text' }],
  ['sessions', { fields: new Map([['id', { kind: 'text' }]]), kind: 'list' }],
])

const fields: InputFields = new Map([
  ['companyName', { kind: 'text' }],
  ['delivery', { fields: new Map([['clicks', { kind: 'number' }]]), kind: 'group' }],
  ['lines', { fields: new Map([['label', { kind: 'text' }]]), kind: 'list' }],
  ['notes', { kind: 'json' }],
  ['owner', { kind: 'relation', relationTo: 'users' }],
  ['tags', { isMany: true, kind: 'text' }],
  ['team', { isMany: true, kind: 'relation', relationTo: 'users' }],
  ['version', { kind: 'computed' }],
])

const find = (path: string) => findField({ fields, fieldsOf: () => users, path })

it.each(['companyName', '-companyName', 'owner', '-owner.email', 'delivery.clicks'])(
  'records can be sorted by %s',
  (order) => {
    expect(isSortable({ find, order })).toBe(true)
  },
)

it.each([
  ...['', '-', 'nope', '--companyName', 'companyName.x', 'companyName.', '.companyName'],
  ...['lines', 'lines.label', 'lines.owner.email', 'tags', 'team', 'team.email'],
  ...['delivery', 'notes', 'notes.x', 'owner.nope', 'owner.sessions.id', 'version', 'version.id'],
])('records cannot be sorted by "%s"', (order) => {
  expect(isSortable({ find, order })).toBe(false)
})
