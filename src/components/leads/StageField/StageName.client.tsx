'use client'
import { usePipelineStages } from './usePipelineStages.js'

/** What a stage is called on its pipeline; its key until that is known. */
export const StageName = ({ pipeline, stage }: { pipeline: unknown; stage: string }) => {
  const stages = usePipelineStages(pipeline)
  return stages.find(({ key }) => key === stage)?.name ?? stage
}
