/** Postgres keeps neither NUL nor half a surrogate pair in JSON, and a model may answer with both. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '')

/** JSON as Postgres takes it, whatever text is in it. */
export const storableJSON = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? clean(part) : part))
