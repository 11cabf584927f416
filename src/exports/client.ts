export { StageField } from '../components/leads/StageField/index.client.js'
export { ChoiceField } from '../components/shared/ChoiceField/index.client.js'
