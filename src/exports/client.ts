export { ConflictGuard } from '../components/conflict/ConflictGuard/index.client.js'
export { DuplicateNotice } from '../components/duplicates/DuplicateNotice/index.client.js'
export { ImportActions } from '../components/imports/ImportActions/index.client.js'
export {
  ClosingTextField,
  ClosingValueField,
  ReasonField,
} from '../components/leads/ClosingFields/index.client.js'
export { StageField } from '../components/leads/StageField/index.client.js'
export { OrderDelivery } from '../components/orders/OrderDelivery/index.client.js'
export { PacingCell } from '../components/orders/PacingCell/index.client.js'
export { ErasePerson } from '../components/privacy/ErasePerson/index.client.js'
export { ExportPerson } from '../components/privacy/ExportPerson/index.client.js'
export { PromptReview } from '../components/prompts/PromptReview/index.client.js'
export {
  ProposalDay,
  ProposalLines,
  ProposalRelation,
  ProposalText,
} from '../components/proposals/DraftFields/index.client.js'
export { LeadProposals } from '../components/proposals/LeadProposals/index.client.js'
export { LineAmount } from '../components/proposals/LineAmount/index.client.js'
export { LinesTotal } from '../components/proposals/LinesTotal/index.client.js'
export { ProposalPanel } from '../components/proposals/ProposalPanel/index.client.js'
export { ChoiceField } from '../components/shared/ChoiceField/index.client.js'
export { WorkActions } from '../components/work/WorkActions/index.client.js'
export { WorkJSON } from '../components/work/WorkJSON/index.client.js'
export { WorkStateCell, WorkStateField } from '../components/work/WorkState/index.client.js'
export { WorkStates } from '../components/work/WorkStates/index.client.js'
