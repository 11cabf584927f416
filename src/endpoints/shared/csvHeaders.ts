/** What an answer says about a CSV file to save: `leads-2026-11-20.csv`. */
export const csvHeaders = ({ name, now }: { name: string; now: Date }): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Disposition': `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
  'Content-Type': 'text/csv; charset=utf-8',
})
