export type Ranked = { amount: number; key: string; share: null | number }

export type RankedBar<Row> = { rank: number; width: number } & Row

/**
 * Rows from the largest to the smallest with their place and the width of their bar, a fraction of
 * the largest. Equal amounts share a place, as in sports; nothing and less than nothing has no bar.
 */
export const rankRows = <Row extends Ranked>(rows: Row[]): RankedBar<Row>[] => {
  const sorted = [...rows].sort((a, b) => b.amount - a.amount)
  const largest = Math.max(0, sorted[0]?.amount ?? 0)
  return sorted.map((row) => ({
    ...row,
    rank: sorted.findIndex(({ amount }) => amount === row.amount) + 1,
    width: largest > 0 ? Math.max(0, row.amount) / largest : 0,
  }))
}
