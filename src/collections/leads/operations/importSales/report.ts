import type { Problem } from '../../../../domain/import/mapping.js'
import type { SalesKind } from '../../../../domain/import/salesFiles.js'
import type { ImportCounts, ImportIssue, ImportResult } from '../../../../domain/import/types.js'

import { SALES_KINDS } from '../../../../domain/import/salesFiles.js'

type Place = { file: string; line: number }

/** What an import has found so far. */
export type Report = {
  add: (kind: SalesKind, counts: Partial<ImportCounts>) => void
  reject: (args: { kind: SalesKind; problems: Problem[] } & Place) => void
  result: (args: Pick<ImportResult, 'dryRun' | 'ignoredFiles' | 'shiftedByDays'>) => ImportResult
  warn: (args: { problem: Problem } & Place) => void
}

const VALUE_LENGTH = 200

const toIssue = ({ file, line, problem }: { problem: Problem } & Place): ImportIssue => ({
  file,
  line,
  ...problem,
  ...(problem.value === undefined ? {} : { value: problem.value.slice(0, VALUE_LENGTH) }),
})

/** A list that keeps its first entries and counts all of them. */
const createList = ({ limit }: { limit: number }) => {
  const issues: ImportIssue[] = []
  let count = 0
  return {
    add: (issue: ImportIssue): void => {
      count += 1
      if (issues.length < limit) {
        issues.push(issue)
      }
    },
    count: (): number => count,
    issues,
  }
}

/** Counts what became of the rows, and keeps the reasons why some were not taken. */
export const createReport = ({ limit }: { limit: number }): Report => {
  const errors = createList({ limit })
  const warnings = createList({ limit })
  const rows = Object.fromEntries(
    SALES_KINDS.map((kind) => [
      kind,
      { created: 0, read: 0, rejected: 0, unchanged: 0, updated: 0 },
    ]),
  ) as Record<SalesKind, ImportCounts>
  const add: Report['add'] = (kind, counts) => {
    for (const [name, count] of Object.entries(counts) as [keyof ImportCounts, number][]) {
      rows[kind][name] += count
    }
  }
  const sum = (name: keyof ImportCounts): number =>
    SALES_KINDS.reduce((total, kind) => total + rows[kind][name], 0)
  return {
    add,
    reject: ({ file, kind, line, problems }) => {
      add(kind, { rejected: 1 })
      for (const problem of problems) {
        errors.add(toIssue({ file, line, problem }))
      }
    },
    result: (facts) => ({
      ...facts,
      created: sum('created'),
      errorCount: errors.count(),
      errors: errors.issues,
      rejected: sum('rejected'),
      rows,
      unchanged: sum('unchanged'),
      updated: sum('updated'),
      warningCount: warnings.count(),
      warnings: warnings.issues,
    }),
    warn: ({ file, line, problem }) => warnings.add(toIssue({ file, line, problem })),
  }
}
