/** One step as the timeline keeps it: which stage was entered; `null` is none any more. */
export type JourneyStep = {
  /** ISO 8601. */
  at: string
  to: null | string
}

/** How long somebody stood on a stage of their journey; `left` is `null` on the one they stand on. */
export type JourneyStage = { days: number; entered: string; left: null | string; stage: string }

const DAY_MS = 86_400_000

/** The stages somebody has been on, oldest first, with whole days spent on each. */
export const journeyOf = ({
  now,
  steps,
}: {
  now: Date
  /** Oldest first. */
  steps: JourneyStep[]
}): JourneyStage[] =>
  steps.flatMap(({ at, to }, index) => {
    const left = steps[index + 1]?.at ?? null
    const until = left ? new Date(left) : now
    const days = Math.floor((until.getTime() - new Date(at).getTime()) / DAY_MS)
    return to === null ? [] : [{ days: Math.max(0, days), entered: at, left, stage: to }]
  })
