import { normalizeHeader } from '../../src/domain/import/mapping.js'
import { Refusal } from '../refusal.js'

const MOST_NAMED = 60

/** @throws Refusal that names the columns there are */
export const findColumn = ({
  name,
  columns,
  file,
}: {
  columns: Iterable<string>
  file: string
  name: string
}): string => {
  const there = [...columns]
  const found =
    there.find((column) => column === name) ??
    there.find((column) => normalizeHeader(column) === normalizeHeader(name))
  if (found === undefined) {
    const named = there.slice(0, MOST_NAMED).join(', ')
    throw new Refusal(`${file} has no column "${name}". It has: ${named}.`)
  }
  return found
}

/**
 * The columns of options as they were typed: each is a name, or names parted by commas. Case and white
 * space do not matter.
 *
 * @throws Refusal for a name that is no column, so that a misspelling is no cheating
 */
export const findColumns = ({
  columns,
  file,
  typed,
}: {
  columns: Iterable<string>
  file: string
  typed: readonly string[]
}): string[] => {
  const there = [...columns]
  const found = typed.flatMap((list) =>
    there.includes(list.trim())
      ? [list.trim()]
      : list
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
          .map((name) => findColumn({ name, columns: there, file })),
  )
  return [...new Set(found)]
}
