import type { LeadStatus, StageRef } from './decideStageChange.js'

import { findStage } from '../pipelines/stages.js'

/** The stage a lead is leaving; one that its pipeline no longer has counts by the lead's own status. */
export const stageBefore = ({
  lead,
  stages,
}: {
  lead: { probability?: null | number; stage: string; status: LeadStatus }
  stages: StageRef[]
}): StageRef =>
  findStage(stages, lead.stage) ?? {
    name: lead.stage,
    type: lead.status === 'won' || lead.status === 'lost' ? lead.status : 'open',
    key: lead.stage,
    probability: lead.probability ?? 0,
  }
