import type { Payload } from 'payload'

/** Who can sign in to the demo; the rep bears the name of the sales book's busiest agent. */
export const PEOPLE = [
  { name: 'Avery Admin', email: 'admin@example.com', role: 'admin' },
  { name: 'Morgan Manager', email: 'manager@example.com', role: 'manager' },
  { name: 'Robin Rep', email: 'rep@example.com', role: 'rep' },
  { name: 'Vivian Viewer', email: 'viewer@example.com', role: 'viewer' },
] as const

export const REP_EMAIL = 'rep@example.com'

const PASSWORD = 'demo'

/** Creates the people who are not there yet; those who are stay as they are. */
export const seedPeople = async ({
  onPerson,
  payload,
  repName,
}: {
  onPerson: (done: number) => void
  payload: Payload
  repName: null | string
}): Promise<void> => {
  const { docs } = await payload.find({
    collection: 'users',
    depth: 0,
    overrideAccess: true, // the demo sets itself up before anybody can sign in
    pagination: false,
    where: { email: { in: PEOPLE.map(({ email }) => email) } },
  })
  const missing = PEOPLE.filter(({ email }) => !docs.some((user) => user.email === email))
  for (const [done, { name, email, role }] of missing.entries()) {
    onPerson(done)
    await payload.create({
      collection: 'users',
      data: {
        name: role === 'rep' ? (repName ?? name) : name,
        crmRole: role,
        email,
        password: PASSWORD,
      },
      depth: 0,
      overrideAccess: true,
    })
  }
}

/** The name under which the demo's rep signs in, `null` when there is none. */
export const findRepName = async ({ payload }: { payload: Payload }): Promise<null | string> => {
  const { docs } = await payload.find({
    collection: 'users',
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    where: { email: { equals: REP_EMAIL } },
  })
  return (docs[0]?.name as string | undefined) ?? null
}
