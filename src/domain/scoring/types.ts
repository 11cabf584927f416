import type { ScoreWeights } from '../ai/options.js'

/** A stage a lead may go on to. */
export type NextStage = { name: string; probability: number }

/** What the whole book says about leads at the same place; `null` where it has too little to say. */
export type ScoreBook = {
  /** Median of the days that leads stayed in the stage. */
  medianDays: null | number
  /** Quartiles of what open leads of the pipeline are worth, in the lead's currency. */
  values: { high: number; low: number; middle: number } | null
}

/** Everything a score is decided by. Kept with it: the same inputs give the same score. */
export type ScoreInputs = {
  activity: {
    /** Whole days since anything happened with the lead, `null` when nothing has. */
    daysSince: null | number
    /** What came from them within 90 days. */
    inbound: number
    /** What went to them within 90 days. */
    outbound: number
    /** Of the last activity that has one. */
    sentiment: 'negative' | 'neutral' | 'positive' | null
  }
  book: ScoreBook
  /** How far a model may move the score. */
  cap: number
  company: { name: string; revenue: null | number; size: null | number }
  currency: string
  outlook: {
    /** Whether it is the stage's own probability, because too little was learned so far. */
    isPrior: boolean
    /** Of winning, from 0 to 1. */
    probability: number
  }
  source: string
  stage: {
    /** Whole days. */
    daysIn: number
    name: string
    next: NextStage | null
  }
  /** What people wrote, as far as a model gets to read it; `null` when there is no model. */
  texts: { activities: string[]; notes: string } | null
  /** In major units. */
  value: number
  weights: ScoreWeights
}

/** What a model adds to the rules. */
export type Adjustment = {
  /** Whole points, within the cap. */
  points: number
  reason: string
}
