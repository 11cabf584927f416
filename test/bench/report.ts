import type { Figures } from './measure.js'

import { median } from './measure.js'

/** A figure to reach, as a ratio of the first contender to another in the same rounds. */
export type Goal =
  | { atLeast: number; of: 'perSecond'; than: string }
  | { atMost: number; of: 'milliseconds'; than: string }

const ratio = ({ a, b }: { a: number[]; b: number[] }): number =>
  median(a.map((value, round) => value / (b[round] ?? Number.NaN)))

const fixed = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const toRow = ({ figures, ours }: { figures: Figures; ours: Figures }): string[] => {
  const isOurs = figures === ours
  const time = ratio({ a: ours.milliseconds, b: figures.milliseconds })
  const rate = ratio({ a: ours.perSecond, b: figures.perSecond })
  const cpu = ratio({ a: ours.cpu, b: figures.cpu })
  return [
    figures.name,
    fixed(median(figures.milliseconds)),
    fixed(median(figures.perSecond)),
    fixed(median(figures.cpu)),
    ...(isOurs ? [] : [time, rate, cpu].map((value) => `${value.toFixed(2)} ×`)),
  ]
}

const HEAD = ['', 'p50 ms', 'req/s', 'CPU ms', 'our time ÷', 'our req/s ÷', 'our CPU ÷']

export const formatTable = (rows: string[][]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  )
}

const judge = ({
  figures,
  goal,
  ours,
}: {
  figures: Figures[]
  goal: Goal
  ours: Figures
}): string => {
  const other = figures.find(({ name }) => name === goal.than)
  const value = ratio({ a: ours[goal.of], b: other?.[goal.of] ?? [] })
  const isReached = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
  const wanted =
    'atLeast' in goal
      ? `≥ ${goal.atLeast} × req/s of "${goal.than}"`
      : `≤ ${goal.atMost} × time of "${goal.than}"`
  return `${isReached ? 'reached' : 'MISSED '}  ${wanted}: ${value.toFixed(2)} ×`
}

/** The first contender is ours; every other row says how ours compares to it. */
export const formatReport = ({
  figures,
  goals,
  title,
}: {
  figures: Figures[]
  goals: Goal[]
  title: string
}): string => {
  const [ours] = figures
  if (!ours) {
    return title
  }
  return [
    '',
    title,
    ...formatTable([HEAD, ...figures.map((one) => toRow({ figures: one, ours }))]),
    ...goals.map((goal) => judge({ figures, goal, ours })),
  ].join('\n')
}
