export { ImportDelivery } from '../components/imports/ImportDelivery/index.js'
export { CRMNavLink } from '../components/page/CRMNavLink/index.js'
export { CRMView } from '../components/page/CRMView/index.js'
export { RevenueView } from '../components/revenue/RevenueView/index.js'
export {
  ForecastWidget,
  PipelineWidget,
  RevenueWidget,
} from '../components/revenue/widgets/index.js'
