import type pg from 'pg'

import type { Job } from './types.js'

import { growTo } from '../book.js'
import { measure } from '../measure.js'
import { formatReport } from '../report.js'
import { FLOOR, oneBoard, OURS, readPipelines } from './board.js'

const SIZES = [10_000, 100_000, 1_000_000]

const format = new Intl.NumberFormat('en-US')

/** The board over ever more leads, the first table ever longer: ours beside the floor. */
export const growth: Job = async ({ pool, print, send }) => {
  const [pipeline] = await readPipelines({ pool })
  const contenders = oneBoard({ pipeline: pipeline!, pool, send }).filter(({ name }) =>
    [FLOOR, OURS].includes(name),
  )
  for (const total of SIZES) {
    await growTo({ client: pool as unknown as pg.Client, total })
    const figures = await measure({
      contenders,
      plan: { connections: 2, rounds: 3, turnMs: 1500 },
    })
    print(formatReport({ figures, goals: [], title: `Board among ${format.format(total)} leads` }))
  }
}
