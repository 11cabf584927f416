/**
 * The roles of the CRM, most powerful first. `intake` is for machines: it reports what people did and
 * reads nothing.
 */
export const CRM_ROLES = ['admin', 'manager', 'rep', 'viewer', 'intake'] as const

export type CRMRole = (typeof CRM_ROLES)[number]

export const isCRMRole = (value: unknown): value is CRMRole => CRM_ROLES.includes(value as CRMRole)

/** Sees the CRM at all. */
export const readsSomething = (role: CRMRole | null): boolean => role !== null && role !== 'intake'

/** Reports engagement events: machines, and whoever manages everything. */
export const reportsEvents = (role: CRMRole | null): boolean =>
  role === 'intake' || managesEverything(role)

/** Sees everything and writes everything, whoever owns it. */
export const managesEverything = (role: CRMRole | null): boolean =>
  role === 'admin' || role === 'manager'

/** What people see of each other's records: everything of the team's, or reps their own alone. */
export const VISIBILITIES = ['team', 'own'] as const

export type Visibility = (typeof VISIBILITIES)[number]

/** Sees what others own. Where each sees their own, that is for those who lead, and those who watch. */
export const seesOthers = ({
  role,
  visibility,
}: {
  role: CRMRole | null
  visibility: Visibility
}): boolean => readsSomething(role) && (visibility === 'team' || role !== 'rep')

/** May write at all: a rep writes what is theirs, a viewer nothing. */
export const writesSomething = (role: CRMRole | null): boolean =>
  managesEverything(role) || role === 'rep'
