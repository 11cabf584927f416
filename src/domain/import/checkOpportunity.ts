import type { DealStage } from './dealStages.js'
import type { Mapping, Problem } from './mapping.js'
import type { OpportunityRow } from './salesFiles.js'

import { DEAL_STAGES, dealStageOf } from './dealStages.js'
import { toKey } from './names.js'
import { SALES_FILES } from './salesFiles.js'

export type AccountRef = { externalID: string; name: string }
export type AgentRef<ID> = { id: ID }
export type ProductRef = { code: string; name: string; price: number }

/** What the other files hold, by {@link toKey} of the name. */
export type SalesRefs<ID> = {
  accounts: ReadonlyMap<string, AccountRef>
  agents: ReadonlyMap<string, AgentRef<ID>>
  products: ReadonlyMap<string, ProductRef>
}

/** An opportunity whose every reference was found and whose days make sense. */
export type CheckedOpportunity<ID> = {
  account: AccountRef | null
  agent: AgentRef<ID>
  deal: DealStage
  product: ProductRef
  row: OpportunityRow
}

const { mapping }: { mapping: Mapping<OpportunityRow> } = SALES_FILES.opportunities

const problem = (field: keyof OpportunityRow, row: OpportunityRow, message: string): Problem => ({
  column: mapping[field].header,
  message,
  ...(row[field] === null ? {} : { value: String(row[field]) }),
})

const checkDays = ({ deal, row }: { deal: DealStage; row: OpportunityRow }): Problem[] => [
  ...DEAL_STAGES[deal].needs
    .filter((field) => row[field] === null)
    .map((field) =>
      problem(field, row, `${mapping[field].header} is empty; a deal that is ${deal} needs it.`),
    ),
  ...(row.engagedOn && row.closedOn && row.closedOn < row.engagedOn
    ? [problem('closedOn', row, 'close_date lies before engage_date.')]
    : []),
]

/** Whether a row can be taken: it names what the other files know, and says what its stage needs. */
export const checkOpportunity = <ID>({
  refs,
  row,
}: {
  refs: SalesRefs<ID>
  row: OpportunityRow
}): { checked: CheckedOpportunity<ID>; ok: true } | { ok: false; problems: Problem[] } => {
  const account = row.account === null ? null : refs.accounts.get(toKey(row.account))
  const agent = refs.agents.get(toKey(row.agent))
  const deal = dealStageOf(row)
  const product = refs.products.get(toKey(row.product))
  const problems = [
    ...(account === undefined
      ? [problem('account', row, 'account is not in the file of accounts, or was not taken there.')]
      : []),
    ...(agent
      ? []
      : [
          problem(
            'agent',
            row,
            'sales_agent is not in the file of sales agents, or was not taken there.',
          ),
        ]),
    ...(product
      ? []
      : [
          problem(
            'product',
            row,
            'product is not in the file of products, or was not taken there.',
          ),
        ]),
    ...(deal
      ? checkDays({ deal, row })
      : [problem('stage', row, `deal_stage is none of ${Object.keys(DEAL_STAGES).join(', ')}.`)]),
  ]
  return problems.length === 0 && account !== undefined && agent && deal && product
    ? { checked: { account, agent, deal, product, row }, ok: true }
    : { ok: false, problems }
}
