type Move = { count: number; from: string; to: string }

/** Moves of two lots together, the largest first. */
export const addMoves = <M extends Move>({ more, moves }: { more: M[]; moves: M[] }): M[] => {
  const sums = new Map<string, M>()
  for (const move of [...moves, ...more]) {
    const key = `${move.from} ${move.to}`
    sums.set(key, { ...move, count: (sums.get(key)?.count ?? 0) + move.count })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count)
}
