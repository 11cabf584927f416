/** A field of a document as Postgres writes it: what stands where, and in which form. */
export type ReadField =
  | { column: string; kind: 'date' | 'number' | 'plain'; name: string }
  | { fields: ReadField[]; kind: 'group'; name: string }
  /** Rows of an array: `table` is the adapter's key of the table they are kept in. */
  | { fields: ReadField[]; kind: 'rows'; name: string; table: string }
  | { kind: 'texts'; name: string; path: string }
