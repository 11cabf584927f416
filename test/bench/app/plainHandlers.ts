import type { Endpoint, PayloadRequest } from 'payload'

/** What a route of the plugin does, without anything around it: signed in by Payload, and no more. */
const handler =
  (run: (args: { id: string; req: PayloadRequest }) => Promise<unknown>): Endpoint['handler'] =>
  async (req) => {
    const id = String(req.routeParams?.id)
    return Response.json(await run({ id, req }))
  }

export const plainHandlers: Endpoint[] = [
  {
    handler: handler(async ({ id, req }) => {
      const { docs } = await req.payload.find({
        collection: 'crm-leads',
        depth: 0,
        limit: 1,
        overrideAccess: false,
        pagination: false,
        req,
        user: req.user,
        where: { id: { equals: id } },
      })
      return docs[0]
    }),
    method: 'get',
    path: '/plain-handler/leads/:id',
  },
  {
    handler: handler(async ({ id, req }) => ({
      doc: await req.payload.update({
        id,
        collection: 'crm-leads',
        data: (await req.json!()) as Record<string, unknown>,
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      }),
    })),
    method: 'patch',
    path: '/plain-handler/leads/:id',
  },
]
