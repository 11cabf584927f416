import type { ImportIssue, ImportResult } from '../../src/domain/import/types.js'

const number = new Intl.NumberFormat('en-US')

/** Of the reasons for rejected rows, printed below the summary. */
const MOST_LINES = 20

const describeIssue = ({ file, line, message, value }: ImportIssue): string =>
  `    ${file}, line ${line}: ${message}${value === undefined ? '' : ` (${JSON.stringify(value)})`}`

const describeIssues = ({
  count,
  issues,
  title,
}: {
  count: number
  issues: ImportIssue[]
  title: string
}): string[] => {
  const shown = issues.slice(0, MOST_LINES)
  const more = count - shown.length
  return count === 0
    ? []
    : [
        '',
        `  ${title}: ${number.format(count)}`,
        ...shown.map(describeIssue),
        ...(more > 0 ? [`    … and ${number.format(more)} more`] : []),
      ]
}

const COLUMNS = ['read', 'created', 'updated', 'unchanged', 'rejected'] as const

const describeEnd = ({ created, dryRun, updated }: ImportResult): string => {
  if (dryRun) {
    return 'Nothing was written (--dry-run).'
  }
  return created + updated > 0 ? 'Imported.' : 'Nothing has changed since the last import.'
}

/** What an import did, as lines for people: a row per file, then what was not taken and why. */
export const describeResult = (result: ImportResult): string[] => {
  const table = Object.entries(result.rows).map(([kind, counts]) => [
    kind,
    ...COLUMNS.map((column) => number.format(counts[column])),
  ])
  const format = ([kind, ...cells]: string[]): string =>
    `  ${kind!.padEnd(14)}${cells.map((cell) => cell.padStart(11)).join('')}`
  return [
    format(['', ...COLUMNS]),
    ...table.map(format),
    ...describeIssues({ count: result.errorCount, issues: result.errors, title: 'Not taken' }),
    ...describeIssues({ count: result.warningCount, issues: result.warnings, title: 'To check' }),
    '',
    `  ${describeEnd(result)}`,
  ]
}
