import type { Stage } from '../../../../database/import/stage.js'
import type { Problem } from '../../../../domain/import/mapping.js'
import type { SalesKind, SalesRows } from '../../../../domain/import/salesFiles.js'
import type { ReadRow } from './readRows.js'
import type { ImportArgs } from './types.js'

import { fillStage } from '../../../../database/import/stage.js'
import { SALES_FILES } from '../../../../domain/import/salesFiles.js'
import { inBatches } from '../../../imports/operations/files/inBatches.js'
import { readRows } from './readRows.js'

/** A row that can be taken, by column of its stage; or what speaks against it. */
export type Taken =
  { ok: false; problems: Problem[] } | { ok: true; staged: Record<string, unknown> }

type Staged = { line: number } & Record<string, unknown>

type TakeArgs<Row> = { row: Row } & Pick<ReadRow<Row>, 'hash' | 'line'>

/**
 * Reads a file into its stage. Rows that cannot be taken, and all but the first of those with the
 * same key, are reported; nothing else is left out.
 *
 * @returns the last line that was staged, 0 for none
 */
export const stageRows = async <Kind extends SalesKind>({
  args: { files, report, req },
  keyColumn,
  kind,
  onRead,
  stage,
  take,
}: {
  args: ImportArgs
  /** Column of the file that may not hold the same twice. */
  keyColumn: string
  kind: Kind
  /** Called with the number of rows read so far. */
  onRead?: (rows: number) => void
  stage: Stage
  take: (args: TakeArgs<SalesRows[Kind]>) => Taken
}): Promise<number> => {
  const file = files[kind]
  let last = 0
  let rows = 0
  const reject = (line: number, problems: Problem[]): void =>
    report.reject({ file: file.name, kind, line, problems })

  const takenRows = async function* (): AsyncGenerator<Staged> {
    for await (const { hash, line, ...read } of readRows({ file, kind })) {
      const taken = read.ok ? take({ hash, line, row: read.row }) : read
      rows += 1
      if (taken.ok) {
        yield { ...taken.staged, line }
      } else {
        reject(line, taken.problems)
      }
    }
  }

  await inBatches({
    items: takenRows(),
    use: async (batch) => {
      onRead?.(rows)
      const added = await fillStage({ req, rows: batch, stage })
      for (const row of batch.filter(({ line }) => !added.has(line))) {
        const message = `${keyColumn} stands in this file twice. The first of these ${SALES_FILES[kind].noun} is taken.`
        reject(row.line, [{ column: keyColumn, message, value: String(row[stage.key]) }])
      }
      last = Math.max(last, ...added)
    },
  })
  report.add(kind, { read: rows })
  return last
}
