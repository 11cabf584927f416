/** Rows that cannot be taken stop the import, or are left out. */
export const ON_ERROR = ['stop', 'skip'] as const

export type OnError = (typeof ON_ERROR)[number]
