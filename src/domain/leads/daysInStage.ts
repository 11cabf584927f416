const DAY_MS = 24 * 60 * 60 * 1000

/** Whole days since the lead entered its stage; 0 for a clock that runs ahead. */
export const daysInStage = ({ now, since }: { now: Date; since: Date }): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS))

export type Rot = 'fresh' | 'rotten' | 'stale'

/** `stale` (amber) once a card has stayed `rottingDays`, `rotten` (red) at twice that. */
export const rotOf = ({
  days,
  rottingDays,
}: {
  days: number
  rottingDays: null | number | undefined
}): Rot => {
  if (!rottingDays || days < rottingDays) {
    return 'fresh'
  }
  return days < rottingDays * 2 ? 'stale' : 'rotten'
}

export type ScoreBand = 'high' | 'low' | 'medium'

/** Green from 70, yellow from 40, red below; `null` when the lead was never scored. */
export const scoreBand = (score: null | number | undefined): null | ScoreBand => {
  if (score === null || score === undefined) {
    return null
  }
  if (score >= 70) {
    return 'high'
  }
  return score >= 40 ? 'medium' : 'low'
}
