import { peopleOf } from './peopleOf.js'

const docs = [
  { id: 1, name: 'Zoe', email: 'zoe@example.com', nick: 'zz' },
  { id: 2, name: 'Ann', email: 'ann@example.com', nick: '' },
  { id: 3, name: 'No' },
  { id: 4, number: 7 },
]

const args = {
  docs,
  fields: [
    { name: 'nick', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'number', type: 'number' },
  ],
  hasRole: ({ id }: { id: number | string }) => id !== 3,
  useAsTitle: 'nick' as string | undefined,
  usersSlug: 'staff',
}

it('names people by the title of the users, else by e-mail, else by id, in order', () => {
  expect(peopleOf(args)).toEqual([
    { id: 4, name: '4' },
    { id: 2, name: 'ann@example.com' },
    { id: 1, name: 'zz' },
  ])
})

it.each(['number', 'missing', undefined])('uses no title that is no text: %s', (useAsTitle) => {
  expect(peopleOf({ ...args, useAsTitle }).map(({ name }) => name)).toEqual([
    '4',
    'ann@example.com',
    'zoe@example.com',
  ])
})

it('asks for the role of a user of the collection, as access checks do', () => {
  const hasRole = (user: { collection?: string; id: unknown }) =>
    [user.collection, user.id].join() === 'staff,1'
  expect(peopleOf({ ...args, hasRole }).map(({ id }) => id)).toEqual([1])
})
