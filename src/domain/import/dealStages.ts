import type { Stage, StageType } from '../pipelines/stages.js'
import type { OpportunityRow } from './salesFiles.js'

import { findStage, firstOpenStage } from '../pipelines/stages.js'

export type DealStage = 'engaging' | 'lost' | 'prospecting' | 'won'

/** What a stage of the file says about a deal. */
export type DealStageRule = {
  /** The day the deal entered the stage; a prospect has none, it is one now. */
  enteredOn: 'closedOn' | 'engagedOn' | null
  /** Columns without which a deal in this stage makes no sense. */
  needs: readonly ('closedOn' | 'engagedOn' | 'value')[]
  /** Key of the stage it stands on here; else the first of the type, from `fallback` on. */
  stage: { fallback: number; key?: string; type: StageType }
}

export const DEAL_STAGES: Readonly<Record<DealStage, DealStageRule>> = {
  engaging: {
    enteredOn: 'engagedOn',
    needs: ['engagedOn'],
    stage: { type: 'open', fallback: 1, key: 'qualified' },
  },
  lost: {
    enteredOn: 'closedOn',
    needs: ['engagedOn', 'closedOn'],
    stage: { type: 'lost', fallback: 0 },
  },
  prospecting: { enteredOn: null, needs: [], stage: { type: 'open', fallback: 0, key: 'lead' } },
  won: {
    enteredOn: 'closedOn',
    needs: ['engagedOn', 'closedOn', 'value'],
    stage: { type: 'won', fallback: 0 },
  },
}

/** The stage of the file a cell names, whatever its case; `null` for one that is unknown. */
export const dealStageOf = (row: Pick<OpportunityRow, 'stage'>): DealStage | null => {
  const key = row.stage.toLowerCase()
  return Object.hasOwn(DEAL_STAGES, key) ? (key as DealStage) : null
}

/** Where on a pipeline the deals of each stage of the file stand. A pipeline has every type of stage. */
export const placeDealStages = <T extends Pick<Stage, 'key' | 'type'>>(
  stages: T[],
): Record<DealStage, T> => {
  const place = ({ stage: { type, fallback, key } }: DealStageRule): T => {
    const ofType = stages.filter((stage) => stage.type === type)
    return findStage(ofType, key) ?? ofType[fallback] ?? ofType[0] ?? firstOpenStage(stages)!
  }
  return {
    engaging: place(DEAL_STAGES.engaging),
    lost: place(DEAL_STAGES.lost),
    prospecting: place(DEAL_STAGES.prospecting),
    won: place(DEAL_STAGES.won),
  }
}
