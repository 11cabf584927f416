/** The pass over all contacts. Part of what is stored: it keeps its name. */
export const RESEGMENT = 'resegment'
