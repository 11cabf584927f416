import { ChoiceField as ChoiceField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { StageField as StageField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ReasonField as ReasonField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ClosingTextField as ClosingTextField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ClosingValueField as ClosingValueField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { LeadProposals as LeadProposals_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ConflictGuard as ConflictGuard_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { LeadInsights as LeadInsights_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { DuplicateNotice as DuplicateNotice_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ExportPerson as ExportPerson_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ErasePerson as ErasePerson_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ContactFiles as ContactFiles_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { ContactOverview as ContactOverview_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { CompanyOverview as CompanyOverview_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { ProposalPanel as ProposalPanel_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ProposalText as ProposalText_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ProposalRelation as ProposalRelation_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ProposalDay as ProposalDay_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { LineAmount as LineAmount_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ProposalLines as ProposalLines_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { LinesTotal as LinesTotal_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { PacingCell as PacingCell_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { OrderDelivery as OrderDelivery_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ImportDelivery as ImportDelivery_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { PromptReview as PromptReview_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { WorkJSON as WorkJSON_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { ImportActions as ImportActions_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { WorkActions as WorkActions_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { WorkStateCell as WorkStateCell_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { WorkStateField as WorkStateField_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { WorkStates as WorkStates_45d1f877af786fa382e8052e2c98791f } from 'payload-crm/client'
import { CRMNavLink as CRMNavLink_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { CRMView as CRMView_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { DuplicatesView as DuplicatesView_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { PredictionView as PredictionView_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { RevenueView as RevenueView_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { RevenueWidget as RevenueWidget_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { PipelineWidget as PipelineWidget_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { ForecastWidget as ForecastWidget_dc0348ed65611973dfeaea4a13ed3e7c } from 'payload-crm/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "payload-crm/client#ChoiceField": ChoiceField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#StageField": StageField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ReasonField": ReasonField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ClosingTextField": ClosingTextField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ClosingValueField": ClosingValueField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#LeadProposals": LeadProposals_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ConflictGuard": ConflictGuard_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/rsc#LeadInsights": LeadInsights_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/client#DuplicateNotice": DuplicateNotice_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ExportPerson": ExportPerson_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ErasePerson": ErasePerson_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/rsc#ContactFiles": ContactFiles_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#ContactOverview": ContactOverview_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#CompanyOverview": CompanyOverview_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/client#ProposalPanel": ProposalPanel_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ProposalText": ProposalText_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ProposalRelation": ProposalRelation_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ProposalDay": ProposalDay_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#LineAmount": LineAmount_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ProposalLines": ProposalLines_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#LinesTotal": LinesTotal_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#PacingCell": PacingCell_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#OrderDelivery": OrderDelivery_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/rsc#ImportDelivery": ImportDelivery_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/client#PromptReview": PromptReview_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#WorkJSON": WorkJSON_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#ImportActions": ImportActions_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#WorkActions": WorkActions_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#WorkStateCell": WorkStateCell_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#WorkStateField": WorkStateField_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/client#WorkStates": WorkStates_45d1f877af786fa382e8052e2c98791f,
  "payload-crm/rsc#CRMNavLink": CRMNavLink_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#CRMView": CRMView_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#DuplicatesView": DuplicatesView_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#PredictionView": PredictionView_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#RevenueView": RevenueView_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#RevenueWidget": RevenueWidget_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#PipelineWidget": PipelineWidget_dc0348ed65611973dfeaea4a13ed3e7c,
  "payload-crm/rsc#ForecastWidget": ForecastWidget_dc0348ed65611973dfeaea4a13ed3e7c,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
