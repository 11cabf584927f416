export const STAGE_TYPES = ['open', 'won', 'lost'] as const

export type StageType = (typeof STAGE_TYPES)[number]

export const PIPELINE_KINDS = ['sales', 'project', 'support', 'custom'] as const

export type PipelineKind = (typeof PIPELINE_KINDS)[number]

/** One column of a board. `probability` is a whole percentage 0–100; `color` is `#RRGGBB`. */
export type Stage = {
  color: string
  key: string
  name: string
  probability: number
  /** Whole days after which a card turns amber; red at twice as many. `null` = never. */
  rottingDays?: null | number
  type: StageType
}

export type PipelineSeed = { key: string; kind: PipelineKind; name: string; stages: Stage[] }

const salesStages: Stage[] = [
  { name: 'Lead', type: 'open', color: '#6B7280', key: 'lead', probability: 10, rottingDays: 14 },
  {
    name: 'Qualified',
    type: 'open',
    color: '#3B82F6',
    key: 'qualified',
    probability: 25,
    rottingDays: 14,
  },
  {
    name: 'Proposal',
    type: 'open',
    color: '#F59E0B',
    key: 'proposal',
    probability: 50,
    rottingDays: 10,
  },
  {
    name: 'Negotiation',
    type: 'open',
    color: '#F97316',
    key: 'negotiation',
    probability: 75,
    rottingDays: 7,
  },
  { name: 'Closed Won', type: 'won', color: '#10B981', key: 'closed_won', probability: 100 },
  { name: 'Closed Lost', type: 'lost', color: '#EF4444', key: 'closed_lost', probability: 0 },
]

/** The two pipelines every new installation starts with. */
export const DEFAULT_PIPELINES: PipelineSeed[] = [
  { name: 'New Business', key: 'new_logo', kind: 'sales', stages: salesStages },
  { name: 'Existing Clients', key: 'existing_client', kind: 'sales', stages: salesStages },
]

const KEY_PATTERN = /^[a-z][a-z0-9_]{0,47}$/
const COLOR_PATTERN = /^#[0-9a-f]{6}$/i

/** Keys are part of URLs and of stored records, so they stay short and plain. */
export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && KEY_PATTERN.test(value)

export const isColor = (value: unknown): value is string =>
  typeof value === 'string' && COLOR_PATTERN.test(value)

export type StagesProblem =
  { key: string; problem: 'duplicateKey' } | { problem: 'missingType'; type: StageType }

/** What is wrong with a list of stages as a whole, or `null`: keys are unique, and work can start, be won and be lost. */
export const findStagesProblem = (stages: Pick<Stage, 'key' | 'type'>[]): null | StagesProblem => {
  const seen = new Set<string>()
  for (const { key } of stages) {
    if (seen.has(key)) {
      return { key, problem: 'duplicateKey' }
    }
    seen.add(key)
  }
  for (const type of STAGE_TYPES) {
    if (!stages.some((stage) => stage.type === type)) {
      return { type, problem: 'missingType' }
    }
  }
  return null
}

export const findStage = <T extends Pick<Stage, 'key'>>(
  stages: T[],
  key: null | string | undefined,
): T | undefined => stages.find((stage) => stage.key === key)

/** Where a lead lands that names no stage. */
export const firstOpenStage = <T extends Pick<Stage, 'type'>>(stages: T[]): T | undefined =>
  stages.find((stage) => stage.type === 'open')
