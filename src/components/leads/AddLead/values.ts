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

export const emptyLead = ({
  owner,
  pipeline,
  stage,
}: Pick<LeadValues, 'owner' | 'pipeline' | 'stage'>): LeadValues => ({
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
