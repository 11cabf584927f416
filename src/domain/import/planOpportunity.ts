import type { StageEntry, StageRef } from '../leads/decideStageChange.js'
import type { OrderStatus } from '../orders/status.js'
import type { CheckedOpportunity } from './checkOpportunity.js'
import type { DealStage } from './dealStages.js'

import { decideStageChange } from '../leads/decideStageChange.js'
import { addDays, dayFieldOf, dayOf, momentOf } from '../shared/days.js'
import { lineTotal, roundMoney } from '../shared/money.js'
import { DEAL_STAGES } from './dealStages.js'

/** A pipeline and the stages on which the file's deals stand there. */
export type ImportPipeline<ID> = { id: ID; stages: Record<DealStage, StageRef> }

export type ImportPipelines<ID> = {
  /** For accounts that had bought before. */
  existing: ImportPipeline<ID>
  new: ImportPipeline<ID>
}

/** How long an order from the file runs, as the file does not say. Days. */
export const ORDER_DAYS = 90

/** The file gives no reason, and a lost lead has one. */
export const NO_REASON = 'Not recorded'

/** Of the name of an order. */
const MOST_CHARACTERS = 200

/** A lead, its order and its history as they will stand; moments are ISO 8601, amounts major units. */
export type OpportunityPlan<ID> = {
  accountExternalID: null | string
  /**
   * What the record owes to other rows than its own: when that changes, it is written anew. Neither
   * time nor ids belong here, or the same files would change something the second time.
   */
  basis: string[]
  companyName: string
  createdAt: string
  estimatedValue: number
  externalID: string
  /** Stage the deal stood on before it was closed; `null` for open ones. */
  fromStage: null | string
  lastActivityAt: null | string
  order: {
    endDate: string
    name: string
    price: number
    startDate: string
    status: OrderStatus
    totalValue: number
  } | null
  ownerID: ID
  pipelineID: ID
  product: { code: string; name: string }
} & Omit<StageEntry, 'lastActivityAt'>

/** An account is an existing client from the day of its first won deal on. */
const isExistingClient = ({
  engagedOn,
  firstWonOn,
}: {
  engagedOn: null | string
  firstWonOn: string | undefined
}): boolean => firstWonOn !== undefined && (engagedOn === null || firstWonOn <= engagedOn)

const planOrder = ({
  name,
  closedOn,
  currency,
  price,
  today,
}: {
  closedOn: string
  currency: string
  name: string
  price: number
  today: string
}): NonNullable<OpportunityPlan<unknown>['order']> => {
  const endsOn = addDays({ day: closedOn, days: ORDER_DAYS })
  return {
    name,
    endDate: dayFieldOf(endsOn),
    price,
    startDate: dayFieldOf(closedOn),
    status: endsOn >= today ? 'active' : 'completed',
    totalValue: lineTotal({ currency, lines: [{ price, quantity: 1 }] }),
  }
}

/**
 * Decides what an opportunity of the file becomes.
 *
 * Open deals have no value in the file: they are estimated at the product's list price.
 */
export const planOpportunity = <ID>({
  checked: { account, agent, deal, product, row },
  currency,
  firstWonOn,
  now,
  pipelines,
  shiftDays,
}: {
  checked: CheckedOpportunity<ID>
  currency: string
  /** Day of the account's first won deal, as the file has it. */
  firstWonOn: string | undefined
  now: Date
  pipelines: ImportPipelines<ID>
  /** Added to every day of the file. */
  shiftDays: number
}): OpportunityPlan<ID> => {
  const shift = (day: null | string): null | string => day && addDays({ day, days: shiftDays })
  const [engagedOn, closedOn] = [shift(row.engagedOn), shift(row.closedOn)]
  const client = isExistingClient({ engagedOn: row.engagedOn, firstWonOn }) ? 'existing' : 'new'
  const pipeline = pipelines[client]
  const { enteredOn } = DEAL_STAGES[deal]
  const enteredDay = enteredOn && shift(row[enteredOn])
  const to = pipeline.stages[deal]
  const price = roundMoney({ amount: row.value ?? 0, currency })
  const decision = decideStageChange({
    actualValue: to.type === 'won' ? price : null,
    canReopen: true,
    from: null,
    lostReason: NO_REASON,
    now: enteredDay ? new Date(momentOf(enteredDay)) : now,
    to,
  })
  if (!decision.ok) {
    throw new Error(`payload-crm: the domain refused an imported row (${decision.refusal.reason}).`)
  }
  const companyName = account?.name ?? `Unnamed account ${row.id}`
  const estimatedValue = roundMoney({ amount: product.price, currency })
  return {
    ...decision.entry,
    accountExternalID: account?.externalID ?? null,
    basis: [client, companyName, product.code, product.name, String(estimatedValue)],
    companyName,
    createdAt: engagedOn ? momentOf(engagedOn) : now.toISOString(),
    estimatedValue,
    externalID: row.id,
    fromStage: decision.entry.closedAt && pipeline.stages.engaging.key,
    lastActivityAt: decision.entry.closedAt,
    order:
      to.type === 'won' && closedOn
        ? planOrder({
            name: `${product.name} · ${companyName}`.slice(0, MOST_CHARACTERS),
            closedOn,
            currency,
            price,
            today: dayOf(now),
          })
        : null,
    ownerID: agent.id,
    pipelineID: pipeline.id,
    product: { name: product.name, code: product.code },
  }
}
