export { ContactFiles } from '../components/contacts/ContactFiles/index.js'
export { DuplicatesView } from '../components/duplicates/DuplicatesView/index.js'
export { ImportDelivery } from '../components/imports/ImportDelivery/index.js'
export { LeadInsights } from '../components/leads/LeadInsights/index.js'
export { CRMNavLink } from '../components/page/CRMNavLink/index.js'
export { CRMView } from '../components/page/CRMView/index.js'
export { PredictionView } from '../components/prediction/PredictionView/index.js'
export { RevenueView } from '../components/revenue/RevenueView/index.js'
export {
  ForecastWidget,
  PipelineWidget,
  RevenueWidget,
} from '../components/revenue/widgets/index.js'
export { CompanyOverview } from '../components/timeline/CompanyOverview/index.js'
export { ContactOverview } from '../components/timeline/ContactOverview/index.js'
