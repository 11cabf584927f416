import type { PayloadRequest } from 'payload'
import type { z } from 'zod'

import type { CRMContext } from '../../context.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import { defineRoute } from '../../utilities/http/defineRoute.js'
import { checkFigureFilter } from './figureFilter.js'

type Filter = { owner?: string; pipeline_type?: string }

/** A figure: what was asked for has to exist, else a misspelt name would look like no revenue. */
export const figureRoute = <Q extends z.ZodType<Filter>>({
  path,
  query,
  read,
  summary,
}: {
  path: string
  query: Q
  read: (args: { crm: CRMContext; query: z.infer<Q>; req: PayloadRequest }) => Promise<object>
  summary: string
}): Route =>
  defineRoute({
    access: 'canRead',
    handle: async (args) => {
      const asked = { ...args, query: args.query as z.infer<Q> }
      await checkFigureFilter(asked)
      return { ...(await read(asked)) }
    },
    method: 'get',
    path,
    query: query as z.ZodType,
    summary,
  })
