import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Days, ResolvedPeriod } from '../../domain/revenue/period.js'
import type { Basis, RevenueQuery } from '../../domain/revenue/query.js'
import type { Query } from '../session.js'

import { resolvePeriod } from '../../domain/revenue/period.js'
import { FIRST_DAY, LAST_DAY } from '../../domain/revenue/query.js'
import { accessFilter } from '../accessFilter.js'
import { readPipeline } from '../pipelines/readPipeline.js'
import { isStorableID } from '../session.js'
import { readGround } from './readGround.js'

export type Args = { crm: CRMContext; req: PayloadRequest }

/** What revenue to add up: whose, of which days, on which basis, and what of it the viewer may see. */
export type RevenueScope = {
  basis: Basis
  /** The days to add up; as wide as figures are kept where the question has no bounds. */
  days: Days
  /** Whether revenue is kept by day in this database. */
  isKept: boolean
  /** Which leads the viewer may read, and which orders: `null` = all of them. */
  leads: null | Query
  orders: null | Query
  period: ResolvedPeriod
  /** `null` = of every pipeline. */
  pipeline: null | number | string
  /** A user's id, `none` for what nobody is responsible for, `null` = whoever it is. */
  rep: null | number | string
  timeZone: string
}

/** A user's id as it was asked for; `false` when no user could have it. */
const toUser = ({
  crm,
  owner,
  req,
}: { owner: string | undefined } & Args): false | null | number | string => {
  if (owner === undefined || owner === 'none') {
    return owner ?? null
  }
  const id = owner === 'me' ? req.user?.id : owner
  return isStorableID({ id, collection: crm.usersSlug, req }) ? id! : false
}

/** The id of a pipeline by what was asked for; `false` when there is none the viewer may read. */
const toPipeline = async ({
  crm,
  pipeline,
  req,
}: { pipeline: string | undefined } & Args): Promise<false | null | number | string> => {
  if (pipeline === undefined) {
    return null
  }
  const readable = await accessFilter({ collection: crm.slugs.pipelines, operation: 'read', req })
  const found = readable !== false && (await readPipeline({ crm, pipeline, readable, req }))
  return found ? found.id : false
}

/** Whose records are meant; `false` when there can be none. */
export const readFilter = async ({
  crm,
  query: { owner, pipeline_type: pipeline },
  req,
}: { query: Pick<RevenueQuery, 'owner' | 'pipeline_type'> } & Args): Promise<
  false | Pick<RevenueScope, 'pipeline' | 'rep'>
> => {
  const rep = toUser({ crm, owner, req })
  const id = await toPipeline({ crm, pipeline, req })
  return rep === false || id === false ? false : { pipeline: id, rep }
}

/** @returns with `isEmpty` what can be said of a question to which nothing belongs */
export const readScope = async ({
  crm,
  query,
  req,
  resolve = resolvePeriod,
}: {
  query: RevenueQuery
  /** Where the question names its days in other words. */
  resolve?: typeof resolvePeriod
} & Args): Promise<{ isEmpty: boolean; scope: RevenueScope }> => {
  const { isKept, timeZone } = await readGround({ crm, req })
  const [leads, orders] = [
    await accessFilter({ collection: crm.slugs.leads, operation: 'read', req }),
    await accessFilter({ collection: crm.slugs.orders, operation: 'read', req }),
  ]
  const filter = await readFilter({ crm, query, req })
  const { from, period = '30d', to } = query
  const resolved = resolve({ from, now: crm.now(), period, timeZone, to })
  return {
    isEmpty: leads === false || orders === false || filter === false,
    scope: {
      ...(filter || { pipeline: null, rep: null }),
      basis: query.basis,
      days: resolved.from === null ? { from: FIRST_DAY, to: LAST_DAY } : resolved,
      isKept,
      leads: leads || null,
      orders: orders || null,
      period: resolved,
      timeZone,
    },
  }
}

/** A calendar day in SQL. */
export const day = (value: string): Query => sql`${value}::date`
