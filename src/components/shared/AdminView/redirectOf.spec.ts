import { redirectOf } from './redirectOf.js'

const args = {
  config: {
    admin: { routes: { login: '/login', unauthorized: '/unauthorized' } },
    routes: { admin: '/admin' },
  } as const,
  searchParams: { owner: 'me', redirect: '/elsewhere', tag: ['a', 'b'] },
  viewPath: '/crm' as const,
}

const back = encodeURIComponent('/admin/crm?owner=me&tag=a&tag=b')

it.each([
  ['lets a user of the admin stay', true, true, null],
  ['sends a stranger to the login', false, false, `/admin/login?redirect=${back}`],
  [
    'sends a stranger to the login of an admin that is open to all',
    false,
    true,
    `/admin/login?redirect=${back}`,
  ],
  [
    'tells a user whom the admin is closed to, and does not ask them to sign in again',
    true,
    false,
    `/admin/unauthorized?redirect=${back}`,
  ],
])('%s', (_, isSignedIn, canAccessAdmin, expected) => {
  expect(redirectOf({ ...args, canAccessAdmin, isSignedIn })).toBe(expected)
})
