/** The days of a month (`YYYY-MM`) that a span holds; all of them where it has no bounds. */
export const monthDays = ({
  from,
  month,
  to,
}: {
  from: null | string
  month: string
  to: null | string
}): { from: string; to: string } => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const first = `${month}-01`
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return {
    from: from !== null && from > first ? from : first,
    to: to !== null && to < last ? to : last,
  }
}
