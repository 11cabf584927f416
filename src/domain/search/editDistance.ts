/**
 * How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one
 * word of the other (optimal string alignment).
 */
export const editDistance = (from: string, to: string): number => {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row.push(
        Math.min(
          last[j]! + 1,
          row[j - 1]! + 1,
          last[j - 1]! + cost,
          isSwapped ? before[j - 2]! + 1 : Infinity,
        ),
      )
    }
    before = last
    last = row
  }
  return last[to.length]!
}

/** Typing errors that are forgiven in a word: none in short ones, in which they make another word. */
const forgiven = (word: string): number => {
  if (word.length < 4) {
    return 0
  }
  return word.length < 7 ? 1 : 2
}

/** Whether one word may be the other with a typing error. */
export const isTypo = ({ asked, word }: { asked: string; word: string }): boolean =>
  editDistance(asked, word) <= forgiven(asked)
