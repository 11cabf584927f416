/** The kind of work that looks for everything that stands twice. */
export const SCAN_DUPLICATES = 'scan-duplicates'

/** The kind of work that looks for others like a record that was written. */
export const FIND_DUPLICATES = 'find-duplicates'
