/** What the form holds: texts, as typed. */
export type LeadValues = {
  companyName: string
  contactEmail: string
  contactName: string
  contactPhone: string
  estimatedValue: string
  expectedCloseDate: string
  notes: string
  owner: string
  pipeline: string
  source: string
  stage: string
  tags: string
}

export type LeadField = keyof LeadValues

export type LeadProblem = 'invalidDate' | 'invalidEmail' | 'invalidValue' | 'required'

/** In the order of the form, so that the first error found is the first one seen. */
export const LEAD_FIELDS: LeadField[] = [
  'companyName',
  'contactName',
  'contactEmail',
  'contactPhone',
  'estimatedValue',
  'expectedCloseDate',
  'pipeline',
  'stage',
  'source',
  'owner',
  'tags',
  'notes',
]

/** What the form chooses by itself. */
export type Start = Pick<LeadValues, 'owner' | 'pipeline' | 'stage'>

export const emptyLead = ({ owner, pipeline, stage }: Start): LeadValues => ({
  companyName: '',
  contactEmail: '',
  contactName: '',
  contactPhone: '',
  estimatedValue: '',
  expectedCloseDate: '',
  notes: '',
  owner,
  pipeline,
  source: '',
  stage,
  tags: '',
})

const CHOSEN: LeadField[] = ['owner', 'pipeline', 'stage']

/** What can be chosen now, by the ids the form holds. */
export type LeadChoices = {
  owners: string[]
  /** The stages a new lead can start in, by pipeline. */
  stages: Record<string, string[]>
}

/**
 * A kept draft as the form starts with it. What was chosen stays chosen as long as it can be; a draft
 * may be older than a pipeline's stages or somebody's account.
 */
export const restoreLead = ({
  choices: { owners, stages },
  kept,
  start,
}: {
  choices: LeadChoices
  kept: null | Record<string, unknown>
  start: Start
}): LeadValues => {
  const texts: Partial<LeadValues> = Object.fromEntries(
    LEAD_FIELDS.filter((field) => typeof kept?.[field] === 'string').map((field) => [
      field,
      kept?.[field],
    ]),
  )
  const { owner = start.owner, pipeline = '', stage = '' } = texts
  const isOpen = stages[pipeline] !== undefined
  const known = stages[isOpen ? pipeline : start.pipeline] ?? []
  return {
    ...emptyLead(start),
    ...texts,
    owner: owner === '' || owners.includes(owner) ? owner : start.owner,
    pipeline: isOpen ? pipeline : start.pipeline,
    stage: known.includes(stage) ? stage : isOpen ? (known[0] ?? start.stage) : start.stage,
  }
}

/** Sorts the server's complaints: those about a field of the form go under it, the others above. */
export const sortProblems = (
  problems: { field?: string; message: string }[],
): { byField: Partial<Record<LeadField, string>>; others: string[] } => {
  const byField: Partial<Record<LeadField, string>> = {}
  const others: string[] = []
  for (const { field, message } of problems) {
    const known = LEAD_FIELDS.find((name) => name === field?.split('.')[0])
    if (known) {
      byField[known] ??= message
    } else {
      others.push(message)
    }
  }
  return { byField, others }
}

/** Whether somebody has typed anything that would be missed. */
export const isTouched = (values: LeadValues): boolean =>
  LEAD_FIELDS.some((field) => !CHOSEN.includes(field) && values[field].trim() !== '')

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What a person can be told at once; everything else the server decides. */
export const problemOf = ({
  field,
  values,
}: {
  field: LeadField
  values: LeadValues
}): LeadProblem | null => {
  const value = values[field].trim()
  if (value === '') {
    return ['companyName', 'pipeline', 'stage'].includes(field) ? 'required' : null
  }
  switch (field) {
    case 'contactEmail':
      return EMAIL.test(value) ? null : 'invalidEmail'
    case 'estimatedValue':
      return Number(value) >= 0 ? null : 'invalidValue'
    case 'expectedCloseDate':
      return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? null : 'invalidDate'
  }
  return null
}

/** The body of `POST /crm/leads`: empty fields are left out. */
export const bodyOf = ({
  estimatedValue,
  tags,
  ...texts
}: LeadValues): Record<string, number | string | string[]> => ({
  ...Object.fromEntries(
    Object.entries(texts)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  ),
  ...(estimatedValue.trim() ? { estimatedValue: Number(estimatedValue) } : {}),
  ...(tags.trim()
    ? {
        tags: tags
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      }
    : {}),
})
