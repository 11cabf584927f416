import type { ProgressState } from './progress.js'

/** The phases of `next build` by what it prints at their beginning; only its last big one counts. */
const STEPS: readonly { pattern: RegExp; step: string }[] = [
  { pattern: /Creating an optimized production build/, step: 'compiling' },
  { pattern: /Running TypeScript|Checking validity of types/, step: 'checking types' },
  { pattern: /Collecting page data/, step: 'collecting page data' },
  { pattern: /Generating static pages/, step: 'generating pages' },
  { pattern: /Finalizing page optimization/, step: 'finishing' },
  { pattern: /Collecting build traces/, step: 'collecting traces' },
]

/** How far a build is by a line it prints; `null` for a line that does not say. */
export const readBuildStep = ({ line }: { line: string }): null | ProgressState => {
  const found = STEPS.find(({ pattern }) => pattern.test(line))
  if (!found) {
    return null
  }
  const [, done, total] = /\((\d+)\/(\d+)\)/.exec(line) ?? []
  return {
    ...(done && total ? { done: Number(done), total: Number(total) } : {}),
    step: found.step,
  }
}
