import type { Contribution, Evaluation, Prediction } from '../../src/domain/prediction/types.js'
import type { Suspicion } from './columns.js'
import type { Report } from './evaluateFiles.js'

const whole = new Intl.NumberFormat('en-US')
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`
const figure = (value: null | number): string => (value === null ? '–' : value.toFixed(4))
const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(3)}`

const describeSuspicion = (suspicion: Suspicion): string => {
  switch (suspicion.kind) {
    case 'laterCopy':
      return `a later state of "${suspicion.of}": equal in ${percent(suspicion.share)} of the rows, changed in the others`
    case 'orders':
      return `orders the outcomes by itself with AUC ${suspicion.auc.toFixed(3)}`
    case 'settles':
      return `its words settle the outcome of ${percent(suspicion.share)} of the rows`
  }
}

const list = ({ names, title }: { names: readonly string[]; title: string }): string[] =>
  names.length > 0 ? [`  ${title}: ${names.join(', ')}`] : []

const describeColumns = ({ columns, mismatch, sharedRows, tested, training }: Report): string[] => {
  const unfinished = training.unfinished + tested.unfinished
  return [
    ...list({ names: columns.excluded, title: 'Left out as told' }),
    ...list({ names: columns.identifiers, title: 'Left out, because they only name the row' }),
    ...(columns.suspects.length > 0
      ? [
          '  Left out, because they look as if they were filled in after the outcome (--keep to use them):',
          ...columns.suspects.map(
            ({ column, ...why }) => `    ${column}: ${describeSuspicion(why)}`,
          ),
        ]
      : []),
    ...list({
      names: columns.kept,
      title: 'WARNING: used as told, although they look as if filled in after the outcome',
    }),
    ...list({
      names: mismatch.missing,
      title: `WARNING: missing in ${tested.file}, counted as not given`,
    }),
    ...list({ names: mismatch.extra, title: `Not used, because only ${tested.file} has them` }),
    ...(sharedRows > 0
      ? [
          `  WARNING: ${whole.format(sharedRows)} rows of ${tested.file} were learned from; the figures flatter.`,
        ]
      : []),
    ...(unfinished > 0 ? [`  Rows without an outcome, left out: ${whole.format(unfinished)}`] : []),
    `  Used: ${columns.used.length} columns. The figures hold if all of them are known before the outcome:`,
    `    ${columns.used.join(', ')}`,
  ]
}

const row = (cells: readonly string[]): string =>
  `  ${cells.map((cell) => cell.padStart(12)).join('')}`

const describeMetrics = ({
  metrics,
  plainRidge,
}: {
  metrics: Evaluation
  plainRidge: Evaluation
}): string[] => {
  const line = (title: string, { auc, brier, ece, logLoss }: Evaluation): string =>
    `  ${title.padEnd(24)}${[auc, ece, brier, logLoss].map((value) => figure(value).padStart(10)).join('')}`
  return [
    `  ${''.padEnd(24)}${['AUC', 'ECE', 'Brier', 'log loss'].map((title) => title.padStart(10)).join('')}`,
    line('this model', metrics),
    line('plain ridge regression', plainRidge),
    '  ECE: 10 bins of equal width, Σ share of rows × |mean prediction − part that came true|',
  ]
}

const describeBins = ({ bins }: Evaluation): string[] => [
  row(['predicted', 'rows', 'mean', 'came true']),
  ...bins.map(({ count, from, observed, predicted, to }) =>
    row([
      `${Math.round(from * 100)}–${Math.round(to * 100)} %`,
      whole.format(count),
      predicted === null ? '–' : percent(predicted),
      observed === null ? '–' : percent(observed),
    ]),
  ),
]

const describeReason = ({ key, points, value }: Contribution): string =>
  `    ${signed(points)}  ${key}${value === null ? '' : ` = ${value}`}`

const explain = ({
  contributions,
  intercept,
  logOdds,
  outcome,
  probability,
  row: number,
}: { outcome: boolean; row: number } & Prediction): string[] => [
  '',
  `  Row ${number}: ${percent(probability)} (log-odds ${signed(logOdds)}); it ${outcome ? 'came true' : 'did not come true'}`,
  `    ${signed(intercept)}  the average row`,
  ...[...contributions].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map(describeReason),
]

const MOST_FACTORS = 12

/** What a report says, as lines for people. */
export const describeReport = (report: Report): string[] => {
  const { explained, factors, largestGap, metrics, outcome, plainRidge, tested, training } = report
  const isHeldOut = tested.how === 'held-out'
  return [
    `Learned "${outcome}" from ${whole.format(training.rows)} rows of ${training.file} (${percent(training.positives / training.rows)} came true)`,
    isHeldOut
      ? `Measured on ${whole.format(tested.rows)} rows of ${tested.file}, none of which it saw`
      : `Measured by five-fold cross-validation on the same rows: each by a model that did not see it`,
    '',
    ...describeColumns(report),
    '',
    ...describeMetrics({ metrics, plainRidge }),
    '',
    ...describeBins(metrics),
    '',
    '  What moves the probability (mean of the absolute log-odds):',
    ...factors
      .slice(0, MOST_FACTORS)
      .map(({ key, movesBy }) => `    ${movesBy.toFixed(3)}  ${key}`),
    '',
    `  The reasons of each row add up to its log-odds: largest gap ${largestGap} over ${whole.format(tested.rows)} rows`,
    ...explained.flatMap(explain),
  ]
}
