/** The task of Payload's jobs queue that wakes workers. Part of the schema: it cannot be renamed. */
export const TRIGGER_SLUG = 'crmWork'
