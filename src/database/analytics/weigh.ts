import { Decimal } from 'decimal.js'

import type { OpenRow } from './readOpen.js'
import type { StageRow } from './readStages.js'

/**
 * Open leads with Σ value × probability. The probability is that of the stage as it is set up now,
 * also for what was open long ago, so that two moments compare; 0 for a stage that is gone.
 */
export const weigh = <Row extends OpenRow>({
  rows,
  stages,
}: {
  rows: Row[]
  stages: Pick<StageRow, 'id' | 'probability' | 'stage'>[]
}): ({ weighted: string } & Row)[] => {
  const probabilities = new Map(
    stages.map(({ id, probability, stage }) => [`${id} ${stage}`, probability]),
  )
  return rows.map((row) => ({
    ...row,
    weighted: new Decimal(row.value)
      .times(probabilities.get(`${row.id} ${row.stage}`) ?? 0)
      .div(100)
      .toString(),
  }))
}
