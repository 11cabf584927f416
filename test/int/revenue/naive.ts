import { Decimal } from 'decimal.js'

import type { Days, ResolvedPeriod } from '../../../src/domain/revenue/period.js'
import type { Basis } from '../../../src/domain/revenue/query.js'
import type { Book, Ground, Lead, Order } from './book.js'

const Exact = Decimal.clone({ precision: 80 })

export type Question = {
  basis: Basis
  /** A user's id or `none`: the owner of the lead, else whoever created it. */
  owner?: string
  period: ResolvedPeriod
  /** Id of a pipeline. */
  pipeline?: string
  timeZone: string
}

export type Group = 'month' | 'product' | 'rep'

/** Rounded as money is: exactly, and once. */
export const money = (amount: Decimal): number =>
  amount.toDecimalPlaces(15).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN).toNumber()

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const dayOf = ({ moment, timeZone }: { moment: string; timeZone: string }): string =>
  new Date(moment).toLocaleDateString('sv-SE', { timeZone })

/** The days an order counts for, one after the other. */
const daysOf = ({ order, question }: { order: Order; question: Question }): string[] => {
  const { basis, timeZone } = question
  const first = order.start ?? dayOf({ moment: order.createdAt, timeZone })
  const last = basis === 'booked' || !order.end || order.end < first ? first : order.end
  const days = [first]
  for (let day = first; day < last; days.push(day)) {
    day = nextDay(day)
  }
  return days
}

const repOf = ({ createdBy, owner }: Lead): null | string => owner ?? createdBy

/** Adds a book up, day by day and line by line. */
export const addUp = ({
  book,
  group,
  isVisible = () => true,
  question,
}: {
  book: Book
  group: Group
  isVisible?: (lead: Lead) => boolean
  question: Question
}) => {
  const leads = new Map(book.leads.map((lead) => [lead.id, lead]))
  const rows = new Map<null | string, { amount: Decimal; orders: Set<string> }>()
  const add = (key: null | string, order: string, amount: Decimal): void => {
    const row = rows.get(key) ?? { amount: new Exact(0), orders: new Set<string>() }
    rows.set(key, { amount: row.amount.plus(amount), orders: row.orders.add(order) })
  }
  let previous = new Exact(0)
  const isIn = (day: string, days: Days | null): boolean =>
    days ? day >= days.from && day <= days.to : false
  for (const order of book.orders) {
    const lead = leads.get(order.lead)!
    const rep = repOf(lead)
    const counts =
      order.lines.length > 0 &&
      !order.isTrashed &&
      order.status !== 'cancelled' &&
      isVisible(lead) &&
      (question.pipeline === undefined || lead.pipeline === question.pipeline) &&
      (question.owner === undefined || (rep ?? 'none') === question.owner)
    if (!counts) {
      continue
    }
    const days = daysOf({ order, question })
    for (const day of days) {
      const isNow = question.period.from === null || isIn(day, question.period)
      const parts = order.lines.map(({ price, product, quantity }) => ({
        amount: new Exact(price).times(quantity).div(days.length),
        product,
      }))
      if (isIn(day, question.period.previous)) {
        previous = Exact.sum(previous, ...parts.map(({ amount }) => amount))
      }
      if (!isNow) {
        continue
      }
      if (group === 'product') {
        parts.forEach(({ amount, product }) => add(product, order.id, amount))
      } else {
        const sum = Exact.sum(0, ...parts.map(({ amount }) => amount))
        add(group === 'rep' ? rep : day.slice(0, 7), order.id, sum)
      }
    }
  }
  const total = [...rows.values()].reduce((sum, { amount }) => sum.plus(amount), new Exact(0))
  return {
    previous: question.period.previous && money(previous),
    rows: [...rows]
      .map(([key, { amount, orders }]) => ({ count: orders.size, key, revenue: money(amount) }))
      .sort((a, b) => String(a.key).localeCompare(String(b.key))),
    total: money(total),
  }
}

/** What stands on the stages of a pipeline. */
export const addUpStages = ({
  book,
  isVisible = () => true,
  owner,
  pipeline: { id, stages },
}: {
  book: Book
  isVisible?: (lead: Lead) => boolean
  owner?: string
  pipeline: Ground['pipelines'][number]
}) =>
  stages.map(({ key, probability }) => {
    const leads = book.leads.filter(
      (lead) =>
        !lead.isTrashed &&
        lead.pipeline === id &&
        lead.stage === key &&
        isVisible(lead) &&
        (owner === undefined || (lead.owner ?? 'none') === owner),
    )
    const value = leads.reduce(
      (sum, { actual, estimate, status }) =>
        sum.plus((status === 'won' ? (actual ?? estimate) : estimate) ?? 0),
      new Exact(0),
    )
    return {
      count: leads.length,
      stage: key,
      value: money(value),
      weightedValue: money(value.times(probability).div(100)),
    }
  })
