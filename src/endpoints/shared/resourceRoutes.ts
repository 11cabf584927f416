import type { PayloadRequest, Where } from 'payload'
import type { z } from 'zod'

import type { CRMContext } from '../../context.js'
import type { CollectionKey } from '../../slugs.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import {
  deleteQuerySchema,
  documentQuerySchema,
  recordParamsSchema,
} from '../../domain/shared/schemas.js'
import { roleOf } from '../../utilities/access.js'
import { CRMError } from '../../utilities/crmError.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { readPage, readRecord } from './plainReads.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type ListQuery = {
  depth: number
  limit: number
  page: number
  sort?: string
  where?: Record<string, unknown>
}

/** A family of routes over one collection, `/leads` say. */
export type Resource<Q extends z.ZodType<ListQuery>> = {
  key: CollectionKey
  listQuery: Q
  /** One record, as in a sentence: "lead". */
  noun: string
  path: string
  /** Several. @default the noun with an s */
  plural?: string
  /** Rows the family consists of, where that is not the whole collection. */
  scope?: (args: Args) => Promise<Where> | Where
  /** The named filters of the query as a Payload `where`. */
  toWhere: (args: { query: z.infer<Q> } & Args) => Promise<Where> | Where
}

/** `GET /<path>`: a page of records, as Payload's `find` answers. */
export const listRoute = <Q extends z.ZodType<ListQuery>>({
  key,
  listQuery,
  noun,
  path,
  plural = `${noun}s`,
  scope,
  toWhere,
}: Resource<Q>): Route =>
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, query, req }) => {
      const { depth, limit, page, sort, where } = query as ListQuery
      const collection = crm.slugs[key]
      const own: Where[] = [
        await toWhere({ crm, query: query as z.infer<Q>, req }),
        ...(scope ? [await scope({ crm, req })] : []),
      ]
      const paging = { limit, page, sort: sort?.split(',') }
      // Which fields a client may ask for, and how, Payload knows.
      const isPlain = depth === 0 && where === undefined
      const text = isPlain
        ? await readPage({ ...paging, collection, req, where: { and: own } })
        : null
      if (text !== null) {
        return new Answer(200, text)
      }
      return {
        ...(await req.payload.find({
          ...paging,
          collection,
          depth,
          overrideAccess: false,
          req,
          user: req.user,
          where: { and: [(where ?? {}) as Where, ...own] },
        })),
      }
    },
    method: 'get',
    path,
    query: listQuery,
    summary: `Lists ${plural}.`,
  })

/** `GET /<path>/:id`: the record itself. */
export const readRoute = <Q extends z.ZodType<ListQuery>>({
  key,
  noun,
  path,
  scope,
}: Resource<Q>): Route =>
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, params: { id }, query, req }) => {
      const collection = crm.slugs[key]
      const where: Where = {
        and: [{ id: { equals: id } }, ...(scope ? [await scope({ crm, req })] : [])],
      }
      const plain = query.depth === 0 ? await readRecord({ collection, req, where }) : null
      const doc = plain
        ? plain.doc
        : (
            await req.payload.find({
              collection,
              depth: query.depth,
              limit: 1,
              overrideAccess: false,
              pagination: false,
              req,
              user: req.user,
              where,
            })
          ).docs[0]
      if (!doc) {
        throw new CRMError({ code: 'not_found', message: `There is no such ${noun}.` })
      }
      return new Answer(200, doc)
    },
    method: 'get',
    noun,
    params: recordParamsSchema,
    path: `${path}/:id`,
    query: documentQuerySchema,
    summary: `Reads one ${noun}.`,
  })

/** `DELETE /<path>/:id`: to the trash; `?permanent=true` destroys it, for administrators. */
export const deleteRoute = <Q extends z.ZodType<ListQuery>>({
  key,
  noun,
  path,
}: Resource<Q>): Route =>
  defineRoute({
    access: 'canWriteOwn',
    handle: async ({ crm, params: { id }, query, req }) => {
      const common = {
        id,
        collection: crm.slugs[key],
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      }
      if (query.permanent !== 'true') {
        const doc = await req.payload.update({
          ...common,
          data: { deletedAt: crm.now().toISOString() },
        })
        return { doc }
      }
      if (!crm.access.canAdminister({ role: roleOf({ crm, req }) })) {
        throw new CRMError({
          code: 'forbidden',
          message: 'Only administrators destroy records for good.',
        })
      }
      return { doc: await req.payload.delete({ ...common, trash: true }) }
    },
    method: 'delete',
    noun,
    params: recordParamsSchema,
    path: `${path}/:id`,
    query: deleteQuerySchema,
    summary: `Puts a ${noun} into the trash, or destroys it.`,
  })

/** `POST /<path>`: makes a record, 201. */
export const createRoute = <Q extends z.ZodType<ListQuery>, B extends z.ZodType>(
  { key, noun, path }: Resource<Q>,
  body: B,
  prepare: (args: { data: z.infer<B> } & Args) => Promise<unknown> = ({ data }) =>
    Promise.resolve(data),
): Route =>
  defineRoute({
    access: 'canWriteOwn',
    body,
    handle: async ({ body: data, crm, req }) =>
      new Answer(201, {
        doc: await req.payload.create({
          collection: crm.slugs[key],
          data: (await prepare({ crm, data: data as z.infer<B>, req })) as Record<string, unknown>,
          depth: 0,
          overrideAccess: false,
          req,
          user: req.user,
        }),
      }),
    method: 'post',
    path,
    summary: `Makes a ${noun}.`,
  })

/** Changes a record through Payload, as the user of `req`. */
export const updateRecord = ({
  id,
  crm,
  data,
  key,
  req,
}: { data: object; id: string; key: CollectionKey } & Args): Promise<Record<string, unknown>> =>
  req.payload.update({
    id,
    collection: crm.slugs[key],
    data: { ...data },
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
  })

/** `PATCH /<path>/:id`: changes the fields that are sent. */
export const updateRoute = <Q extends z.ZodType<ListQuery>, B extends z.ZodType<object>>(
  { key, noun, path }: Resource<Q>,
  body: B,
  prepare: (args: { data: z.infer<B> } & Args) => Promise<object> = ({ data }) =>
    Promise.resolve(data),
): Route =>
  defineRoute({
    access: 'canWriteOwn',
    body,
    handle: async ({ body: data, crm, params: { id }, req }) => ({
      doc: await updateRecord({
        id,
        crm,
        data: await prepare({ crm, data: data as z.infer<B>, req }),
        key,
        req,
      }),
    }),
    method: 'patch',
    noun,
    params: recordParamsSchema,
    path: `${path}/:id`,
    summary: `Changes a ${noun}.`,
  })

/** All five routes of a resource that needs nothing special. */
export const crudRoutes = <Q extends z.ZodType<ListQuery>>(
  resource: Resource<Q>,
  bodies: { create: z.ZodType; update: z.ZodType<object> },
): Route[] => [
  listRoute(resource),
  readRoute(resource),
  createRoute(resource, bodies.create),
  updateRoute(resource, bodies.update),
  deleteRoute(resource),
]
