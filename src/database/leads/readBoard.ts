import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { CRMContext } from '../../context.js'
import type { Board, BoardCard, BoardColumn } from '../../domain/board/types.js'
import type { PipelineKind } from '../../domain/pipelines/stages.js'
import type { Query } from '../session.js'

import { roundMoney } from '../../domain/shared/money.js'
import { execute, isStorableID, tableOf, userNameSQL } from '../session.js'
import { escapeLike, isoMoment } from '../text.js'
import { LEAD_VALUE } from './leadValue.js'
import { sumPlacesSQL } from './sumPlaces.js'

/** Where a column's next page starts: behind this card. */
export type CardPosition = { boardOrder: string; id: number | string }

export type BoardRequest = {
  after?: CardPosition
  limit: number
  maxValue?: number
  minValue?: number
  /** A user's id, or `none`. */
  owner?: string
  /** Id or key. */
  pipeline: number | string
  q?: string
  /** This column only. */
  stage?: string
}

/** What the viewer may do with rows: `null` = all of them, `false` = none, else a condition. */
export type BoardRights = {
  /** Read users: the names of owners. */
  people: false | null | Query
  readable: false | null | Query
  readablePipelines: false | null | Query
  writable: false | null | Query
}

/** A right as a condition on an id. */
const may = (id: Query, right: false | null | Query): Query => {
  if (right === null) {
    return sql`true`
  }
  return right ? sql`${id} ${right}` : sql`false`
}

type Row = {
  cards: BoardCard[]
  pipeline_id: number | string
  pipeline_key: string
  pipeline_kind: PipelineKind
  pipeline_name: string
} & Omit<BoardColumn, 'cards' | 'nextCursor' | 'weightedValue'>

const leadConditions = ({
  readable,
  req,
  request: { maxValue, minValue, owner, q },
  usersSlug,
}: {
  readable: BoardRights['readable']
  req: PayloadRequest
  request: BoardRequest
  usersSlug: string
}): Query => {
  const conditions = [
    sql`l.pipeline_id = p.id and l.deleted_at is null and ${may(sql`l.id`, readable)}`,
  ]
  if (owner === 'none') {
    conditions.push(sql`l.owner_id is null`)
  } else if (owner !== undefined) {
    conditions.push(
      isStorableID({ id: owner, collection: usersSlug, req })
        ? sql`l.owner_id = ${owner}`
        : sql`false`,
    )
  }
  if (q) {
    const pattern = `%${escapeLike(q)}%`
    conditions.push(sql`(l.company_name ilike ${pattern} or l.contact_name ilike ${pattern})`)
  }
  if (minValue !== undefined) {
    conditions.push(sql`${LEAD_VALUE} >= ${minValue}`)
  }
  if (maxValue !== undefined) {
    conditions.push(sql`${LEAD_VALUE} <= ${maxValue}`)
  }
  return sql.join(conditions, sql` and `)
}

/**
 * A whole board in one statement: every stage with its count and total over all matching leads,
 * and its first cards (one more than asked for, to tell whether there are others).
 *
 * @returns `null` when there is no such pipeline, or none the viewer may read
 */
export const readBoard = async ({
  crm,
  req,
  request,
  rights: { people, readable, readablePipelines, writable },
}: {
  crm: CRMContext
  req: PayloadRequest
  request: BoardRequest
  rights: BoardRights
}): Promise<Board | null> => {
  const { after, limit, maxValue, minValue, pipeline, q, stage } = request
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const pipelines = tableOf({ collection: crm.slugs.pipelines, req })
  const stages = tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })
  const users = tableOf({ collection: crm.usersSlug, req })
  const conditions = leadConditions({ readable, req, request, usersSlug: crm.usersSlug })
  const isID = isStorableID({ id: pipeline, req })
  const isPlain = readable === null && !q && minValue === undefined && maxValue === undefined
  const rows = await execute<Row>({
    query: sql`
      select p.id as pipeline_id, p.key as pipeline_key, p.kind as pipeline_kind,
        p.name as pipeline_name, s.key, s.name, s.type, s.color, s.probability::float8 as probability,
        s.rotting_days::float8 as "rottingDays", coalesce(totals.count, 0)::int as count,
        coalesce(totals.value, 0)::float8 as "totalValue", coalesce(page.cards, '[]') as cards
      from ${pipelines} p
      join ${stages} s on s._parent_id = p.id ${stage === undefined ? sql`` : sql`and s.key = ${stage}`}
      left join lateral (
        ${sumPlacesSQL({
          conditions,
          crm,
          owner: isPlain ? (request.owner ?? null) : undefined,
          pipeline: sql`p.id`,
          req,
          stage: sql`s.key`,
        })}
      ) totals on true
      left join lateral (
        select json_agg(c) as cards from (
          select l.id, l.company_name as "companyName", l.contact_name as "contactName",
            ${LEAD_VALUE}::float8 as value, coalesce(l.currency, ${crm.currency}) as currency, l.stage,
            ${isoMoment(sql`l.stage_entered_at`)} as "stageEnteredAt",
            ${isoMoment(sql`l.updated_at`)} as "updatedAt",
            l.ai_score::float8 as "aiScore", left(l.ai_score_reason, 300) as "aiScoreReason",
            l.board_order as "boardOrder",
            ${may(sql`l.id`, writable)} as "canMove",
            case when u.id is null then null
              else json_build_object('id', u.id, 'name', ${userNameSQL({ collection: crm.usersSlug, req })})
            end as owner
          from ${leads} l left join ${users} u on u.id = l.owner_id and ${may(sql`u.id`, people)}
          where ${conditions} and l.stage = s.key
            ${after ? sql`and (l.board_order collate "C", l.id) > (${after.boardOrder}, ${after.id})` : sql``}
          order by l.board_order collate "C", l.id
          limit ${limit + 1}
        ) c
      ) page on true
      where ${isID ? sql`p.id = ${pipeline}` : sql`p.key = ${pipeline}`} and p.deleted_at is null
        and ${may(sql`p.id`, readablePipelines)}
      order by s._order`,
    req,
  })
  const [first] = rows
  return first
    ? {
        currency: crm.currency,
        pipeline: {
          id: first.pipeline_id,
          name: first.pipeline_name,
          key: first.pipeline_key,
          kind: first.pipeline_kind,
        },
        stages: rows.map((row) => toColumn({ currency: crm.currency, limit, row })),
      }
    : null
}

const toColumn = ({
  currency,
  limit,
  row,
}: {
  currency: string
  limit: number
  row: Row
}): BoardColumn => {
  const { name, type, cards, color, count, key, probability, rottingDays, totalValue } = row
  const shown = cards.slice(0, limit)
  const last = shown.at(-1)
  return {
    name,
    type,
    cards: shown,
    color,
    count,
    key,
    nextCursor:
      cards.length > limit && last
        ? encodeCursor({ id: last.id, boardOrder: last.boardOrder })
        : null,
    probability,
    rottingDays,
    totalValue,
    weightedValue: roundMoney({
      amount: new Decimal(totalValue).times(probability).div(100),
      currency,
    }),
  }
}

const encodeCursor = ({ id, boardOrder }: CardPosition): string =>
  Buffer.from(JSON.stringify([boardOrder, id])).toString('base64url')

/** The position a cursor stands for, `null` when it is none of ours. */
export const decodeCursor = ({
  cursor,
  req,
}: {
  cursor: string
  req: PayloadRequest
}): CardPosition | null => {
  try {
    const [boardOrder, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return typeof boardOrder === 'string' && isStorableID({ id, req })
      ? { id: id as number | string, boardOrder }
      : null
  } catch {
    return null
  }
}
