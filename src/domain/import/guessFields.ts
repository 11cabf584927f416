import { normalizeHeader } from './mapping.js'

/** A header for comparison: `Amount spent (USD)` is `amount_spent`. */
export const plainHeader = (header: string): string =>
  normalizeHeader(header.replace(/[([].*?[)\]]/g, ' ')).replace(/^_+|_+$/g, '')

/** Which column is which field, by what the fields are called elsewhere, the most telling name first. */
export const guessFields = <Field extends string>({
  names,
  synonyms,
}: {
  /** The first line of the file. */
  names: string[]
  synonyms: Record<Field, string[]>
}): Partial<Record<Field, string>> => {
  const header = names.map((name) => ({ name, plain: plainHeader(name) }))
  const found: Partial<Record<Field, string>> = {}
  for (const [field, spellings] of Object.entries(synonyms) as [Field, string[]][]) {
    const column = spellings
      .map((spelling) => header.find(({ plain }) => plain === spelling))
      .find(Boolean)
    if (column) {
      found[field] = column.name
    }
  }
  return found
}
