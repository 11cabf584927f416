import { Refusal } from '../refusal.js'

/** Words for the two ends, without case. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['0.0', false],
  ['1', true],
  ['1.0', true],
  ['converted', true],
  ['f', false],
  ['false', false],
  ['lost', false],
  ['n', false],
  ['no', false],
  ['not converted', false],
  ['t', true],
  ['true', true],
  ['won', true],
  ['y', true],
  ['yes', true],
])

const MOST_SHOWN = 8

/**
 * The outcome of each row; `null` where it has none yet.
 *
 * @throws Refusal for a column that says anything but one of two ends
 */
export const readOutcomes = ({
  cells,
  column,
  file,
}: {
  cells: readonly string[]
  column: string
  file: string
}): (boolean | null)[] => {
  const unknown = [...new Set(cells)].filter(
    (cell) => cell !== '' && !WORDS.has(cell.toLowerCase()),
  )
  if (unknown.length > 0) {
    const shown = unknown.slice(0, MOST_SHOWN).map((cell) => JSON.stringify(cell.slice(0, 40)))
    throw new Refusal(
      `${file}: the outcome "${column}" has to be 1 or 0 (or yes/no, true/false, won/lost). It also says ${shown.join(', ')}${unknown.length > MOST_SHOWN ? ' …' : ''}.`,
    )
  }
  return cells.map((cell) => (cell === '' ? null : WORDS.get(cell.toLowerCase())!))
}
