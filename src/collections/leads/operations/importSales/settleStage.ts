import type { Stage } from '../../../../database/import/stage.js'
import type { SalesKind } from '../../../../domain/import/salesFiles.js'
import type { ImportArgs } from './types.js'

import { countChanges, dropTrashed, readTrashed } from '../../../../database/import/stage.js'
import { inTrash } from '../../../../domain/import/inTrash.js'

/**
 * Counts what becomes of the compared rows of a stage. A record in the trash stays there untouched:
 * its row is reported, and taken out when it would have been written.
 */
export const settleStage = async ({
  args: { files, report, req },
  keyColumn,
  kind,
  label,
  stage,
}: {
  args: Pick<ImportArgs, 'files' | 'report' | 'req'>
  keyColumn: string
  kind: SalesKind
  /** Column of the stage that holds what `keyColumn` says. */
  label: string
  stage: Stage
}): Promise<void> => {
  const file = files[kind].name
  for await (const { isChanged, label: value, line, record } of readTrashed({
    label,
    req,
    stage,
  })) {
    const problem = inTrash({ column: keyColumn, record, value })
    if (isChanged) {
      report.reject({ file, kind, line, problems: [problem] })
    } else {
      report.warn({ file, line, problem })
    }
  }
  await dropTrashed({ req, stage })
  report.add(kind, await countChanges({ req, stage }))
}
