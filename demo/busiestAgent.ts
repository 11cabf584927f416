import { openSalesFiles } from '../src/collections/leads/operations/importSales/openSalesFiles.js'
import { readRows } from '../src/collections/leads/operations/importSales/readRows.js'

/** The agent with the most opportunities in a sales book; `null` in an empty one. */
export const busiestAgent = async ({ folder }: { folder: string }): Promise<null | string> => {
  const { files } = await openSalesFiles({ folder })
  const counts = new Map<string, number>()
  for await (const read of readRows({ file: files.opportunities, kind: 'opportunities' })) {
    if (read.ok) {
      counts.set(read.row.agent, (counts.get(read.row.agent) ?? 0) + 1)
    }
  }
  const [busiest] = [...counts].sort(([, a], [, b]) => b - a)
  return busiest?.[0] ?? null
}
