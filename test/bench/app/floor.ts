import type { Endpoint, PayloadRequest } from 'payload'
import type pg from 'pg'

import { BOARD_SQL, MOVE_SQL, REVENUE_SQL } from './floorSQL.js'

type Query = { sql: string; values: unknown[] }

const query = async ({ req, sql, values }: { req: PayloadRequest } & Query): Promise<unknown[]> => {
  const { pool } = req.payload.db as unknown as { pool: pg.Pool }
  return (await pool.query(sql, values)).rows
}

/** Signs in as every Payload endpoint does, then runs one statement on Payload's own pool. */
const endpoint = ({
  method,
  path,
  toQuery,
}: {
  method: 'get' | 'patch'
  path: string
  toQuery: (req: PayloadRequest) => null | Promise<Query> | Query
}): Endpoint => ({
  handler: async (req) => {
    if (!req.user) {
      return Response.json({ message: 'Sign in.' }, { status: 401 })
    }
    const statement = await toQuery(req)
    return Response.json({ rows: statement ? await query({ req, ...statement }) : [] })
  },
  method,
  path: `/floor${path}`,
})

const toMove = async (req: PayloadRequest): Promise<Query> => {
  const { boardOrder, stage } = (await req.json!()) as { boardOrder: string; stage: string }
  return { sql: MOVE_SQL, values: [req.routeParams?.id, stage, boardOrder, req.user?.id] }
}

export const floorEndpoints: Endpoint[] = [
  // What Next, Payload's router and signing in cost by themselves.
  endpoint({ method: 'get', path: '/nothing', toQuery: () => null }),
  endpoint({
    method: 'get',
    path: '/board/:pipeline',
    toQuery: ({ routeParams }) => ({ sql: BOARD_SQL, values: [routeParams?.pipeline] }),
  }),
  endpoint({
    method: 'get',
    path: '/revenue/:kind',
    toQuery: ({ routeParams }) => ({ sql: REVENUE_SQL[String(routeParams?.kind)]!, values: [] }),
  }),
  endpoint({ method: 'patch', path: '/move/:id', toQuery: toMove }),
]
