/** The four roles of the CRM, most powerful first. */
export const CRM_ROLES = ['admin', 'manager', 'rep', 'viewer'] as const

export type CRMRole = (typeof CRM_ROLES)[number]

export const isCRMRole = (value: unknown): value is CRMRole => CRM_ROLES.includes(value as CRMRole)

/** Sees everything and writes everything, whoever owns it. */
export const managesEverything = (role: CRMRole | null): boolean =>
  role === 'admin' || role === 'manager'

/** May write at all: a rep writes what is theirs, a viewer nothing. */
export const writesSomething = (role: CRMRole | null): boolean =>
  managesEverything(role) || role === 'rep'
