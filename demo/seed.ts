import type { Payload } from 'payload'

/** Placeholder until the importer fills in the book: the four people of the README, nothing else. */
export const seedDemo = async ({
  onProgress,
  payload,
}: {
  data: 'none' | 'sales'
  onProgress: (progress: { done?: number; step: string; total?: number }) => void
  payload: Payload
}): Promise<void> => {
  const names = ['admin', 'manager', 'rep', 'viewer']
  for (const [index, name] of names.entries()) {
    onProgress({ done: index, step: 'users', total: names.length })
    const email = `${name}@example.com`
    const { totalDocs } = await payload.count({
      collection: 'users',
      overrideAccess: true,
      where: { email: { equals: email } },
    })
    if (!totalDocs) {
      await payload.create({
        collection: 'users',
        data: { name, crmRole: name, email, password: 'demo' } as never,
        depth: 0,
        overrideAccess: true,
      })
    }
  }
}
