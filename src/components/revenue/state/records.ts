import type { Where } from 'payload'

import type { Days } from '../../../domain/revenue/period.js'
import type { Basis } from '../../../domain/revenue/query.js'

import { addDays } from '../../../domain/shared/days.js'
import { startOfDay } from '../../../domain/shared/startOfDay.js'

type ID = number | string

/** Any of these, each of which is all of its conditions: the shape that Payload's lists can show. */
type Alternatives = Where[][]

/** Whose records a page of figures is about. */
export type FigureScope = {
  /** A user's id, `none`, or `undefined` for everybody. */
  owner?: string
  /** Key of a pipeline. */
  pipeline?: string
}

/** Which days figures are about; without bounds both are `null`. */
export type FigureDays = ({ from: null; to: null } | Days) & { timeZone: string }

const allOf = (...parts: Alternatives[]): Alternatives =>
  parts.reduce<Alternatives>(
    (all, part) => all.flatMap((before) => part.map((more) => [...before, ...more])),
    [[]],
  )

const toWhere = (alternatives: Alternatives): Where => ({
  or: alternatives.map((conditions) => ({ and: conditions })),
})

const EVERYTHING: Alternatives = [[]]

/** Days people choose are kept as noon in UTC. */
const dayFrom = (day: string) => `${day}T00:00:00.000Z`
const dayTo = (day: string) => `${day}T23:59:59.999Z`

/** Moments of a span of days, as the clocks of the zone go. */
const momentsOf = ({ from, timeZone, to }: { timeZone: string } & Days) => ({
  greater_than_equal: startOfDay({ day: from, timeZone }).toISOString(),
  less_than: startOfDay({ day: addDays({ day: to, days: 1 }), timeZone }).toISOString(),
})

/** The rep is the owner of the lead, else whoever created it. */
const ofRep = (rep: ID | null): Alternatives =>
  rep === null
    ? [[{ 'lead.owner': { exists: false } }, { 'lead.createdBy': { exists: false } }]]
    : [
        [{ 'lead.owner': { equals: rep } }],
        [{ 'lead.owner': { exists: false } }, { 'lead.createdBy': { equals: rep } }],
      ]

/** Whole on the day an order starts, else the day it was created. */
const booked = ({ timeZone, ...days }: { timeZone: string } & Days): Alternatives => {
  const { greater_than_equal: start, less_than: end } = momentsOf({ ...days, timeZone })
  return [
    [
      { startDate: { greater_than_equal: dayFrom(days.from) } },
      { startDate: { less_than_equal: dayTo(days.to) } },
    ],
    [
      { startDate: { exists: false } },
      { createdAt: { greater_than_equal: start } },
      { createdAt: { less_than: end } },
    ],
  ]
}

/** Every order that runs on one of the days. */
const delivered = ({ timeZone, ...days }: { timeZone: string } & Days): Alternatives => {
  const { greater_than_equal: start, less_than: end } = momentsOf({ ...days, timeZone })
  const startsInTime = { startDate: { less_than_equal: dayTo(days.to) } }
  const isCreatedInTime: Where[] = [
    { startDate: { exists: false } },
    { createdAt: { less_than: end } },
  ]
  const endsLater = { endDate: { greater_than_equal: dayFrom(days.from) } }
  return [
    [startsInTime, { startDate: { greater_than_equal: dayFrom(days.from) } }],
    [startsInTime, { startDate: { less_than: dayFrom(days.from) } }, endsLater],
    [...isCreatedInTime, { createdAt: { greater_than_equal: start } }],
    [...isCreatedInTime, { createdAt: { less_than: start } }, endsLater],
  ]
}

const ofProduct = (product: ID | null): Alternatives =>
  product === null
    ? [[{ 'lines.product': { exists: false } }, { 'lines.label': { exists: true } }]]
    : [[{ 'lines.product': { equals: product } }]]

/** The orders a figure of revenue is made of. */
export const ordersWhere = ({
  basis,
  days,
  product,
  rep,
  scope: { owner, pipeline },
}: {
  basis: Basis
  days: FigureDays
  /** `null` for lines in words. */
  product?: ID | null
  /** `null` where nobody is responsible. */
  rep?: ID | null
  scope: FigureScope
}): Where => {
  const whose = rep === undefined && owner !== undefined ? (owner === 'none' ? null : owner) : rep
  return toWhere(
    allOf(
      [[{ status: { in: ['active', 'completed'] } }]],
      days.from === null ? EVERYTHING : (basis === 'booked' ? booked : delivered)(days),
      product === undefined ? EVERYTHING : ofProduct(product),
      whose === undefined ? EVERYTHING : ofRep(whose),
      pipeline === undefined ? EVERYTHING : [[{ 'lead.pipeline.key': { equals: pipeline } }]],
    ),
  )
}

/** Whoever is responsible for a lead: its owner, else whoever created it. */
const leadsOfRep = (rep: ID | null): Alternatives =>
  rep === null
    ? [[{ owner: { exists: false } }, { createdBy: { exists: false } }]]
    : [[{ owner: { equals: rep } }], [{ owner: { exists: false } }, { createdBy: { equals: rep } }]]

const keyed = (name: string, key: null | string | undefined): Alternatives =>
  key === undefined
    ? EVERYTHING
    : [[{ [name]: key === null ? { exists: false } : { equals: key } }]]

/** The leads a figure of the pipeline is made of. */
export const leadsWhere = ({
  closed,
  expected,
  reason,
  scope: { owner, pipeline },
  source,
  status,
}: {
  /** Closed on one of these days. */
  closed?: FigureDays
  /** Expected to close on one of these days. */
  expected?: { from?: string; to: string }
  /** Why they were closed; `null` without a reason. */
  reason?: null | string
  scope: FigureScope
  /** `null` for leads without one. */
  source?: null | string
  status: 'lost' | 'open' | 'won'
}): Where => {
  const moments = closed && (closed.from === null ? { exists: true } : momentsOf(closed))
  return toWhere(
    allOf(
      [[{ status: { equals: status } }]],
      [Object.entries(moments ?? {}).map(([name, value]) => ({ closedAt: { [name]: value } }))],
      [
        [
          ...(expected?.from
            ? [{ expectedCloseDate: { greater_than_equal: dayFrom(expected.from) } }]
            : []),
          ...(expected ? [{ expectedCloseDate: { less_than_equal: dayTo(expected.to) } }] : []),
        ],
      ],
      keyed(`${status}ReasonKey`, reason),
      keyed('source', source),
      keyed('pipeline.key', pipeline),
      owner === undefined ? EVERYTHING : leadsOfRep(owner === 'none' ? null : owner),
    ),
  )
}

/** The leads on a stage. */
export const stageWhere = ({
  scope: { owner, pipeline },
  stage,
}: {
  scope: FigureScope
  stage: string
}): Where =>
  toWhere([
    [
      { stage: { equals: stage } },
      ...(pipeline === undefined ? [] : [{ 'pipeline.key': { equals: pipeline } }]),
      ...(owner === undefined
        ? []
        : [{ owner: owner === 'none' ? { exists: false } : { equals: owner } }]),
    ],
  ])

const pairsOf = (path: string, value: unknown): [string, string][] => {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => pairsOf(`${path}[${index}]`, one))
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => pairsOf(`${path}[${key}]`, one))
    : [[path, String(value)]]
}

/** A condition as the query of a list of Payload's admin. */
export const whereQuery = (where: Where): string =>
  new URLSearchParams(pairsOf('where', where)).toString()
