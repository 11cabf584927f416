import type { CRMContext } from '../../context.js'

/** Key of a collection, or of a global. */
type TableKey = keyof CRMContext['slugs']

export type TriggerEvent = 'delete' | 'insert' | 'truncate' | 'update'

/**
 * A table that is watched, statement by statement. Each body is PL/pgSQL: statements that end with a
 * semicolon. What was written stands in `old_rows` and `new_rows` (an update has both, a deletion the
 * old, an insertion the new, a truncation none). It runs once per statement, inside its transaction,
 * whichever door the statement came through.
 */
export type Watch = {
  collection: TableKey
  /** A short word of its own among the watches of one thing kept. */
  name: string
  on: Partial<Record<TriggerEvent, string>>
  /** Table of an array field of the collection. */
  subTable?: string
  /**
   * Columns of which an update has to name and change one. Its body then runs once for each such
   * row, which is `old` and `new`; all other updates cost nothing. @default every statement
   */
  updatedColumns?: string[]
}

/** Names as they stand in the database: quoted, with the schema where the host names one. */
export type Names = {
  /** Type of a collection's ids, such as `uuid`. */
  idTypeOf: (collection: TableKey) => string
  /** Of a function (or a table that is no collection), by its own name. */
  own: (name: string) => string
  tableOf: (collection: TableKey, subTable?: string) => string
}

/** What triggers keep: history, counts, sums. */
export type Kept = {
  define: (names: Names) => {
    /**
     * Statements that fill what is kept from the tables as they are. They run when the triggers are
     * installed, and again when the definition changes, while nobody can write.
     */
    fill: string[]
    /** Functions that the bodies call: whole `create or replace function …` statements. */
    functions?: string[]
    watches: Watch[]
  }
  /** Beginning of the names of its functions and triggers: `crm_<name>_<watch>_<event>`. */
  name: string
}
