import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { LeadPrediction } from '../../../../database/prediction/readPredictions.js'
import type { ScoreBooks } from '../../../../database/scoring/readScoreBook.js'
import type { ScoreFacts } from '../../../../database/scoring/readScoreFacts.js'
import type { ScoreInputs } from '../../../../domain/scoring/types.js'

import { readPredictions } from '../../../../database/prediction/readPredictions.js'
import { readScoreBook } from '../../../../database/scoring/readScoreBook.js'
import { readScoreFacts } from '../../../../database/scoring/readScoreFacts.js'
import { hashInputs } from '../../../../domain/insights/hashInputs.js'

type ID = number | string

/** A lead, and what its score is decided by. */
export type ScoreSubject = {
  id: ID
  inputHash: string
  inputs: ScoreInputs
  /** Of what was learned, `prior` for the stage's own probability. */
  predictionVersion: string
}

type Args = {
  crm: CRMContext
  ids: ID[]
  now: Date
  req: PayloadRequest
  run: ID | null
}

/** The book as the last run of each context read it: the same for all its batches. */
const books = new WeakMap<CRMContext, { book: Promise<ScoreBooks>; run: ID }>()

/** A large book takes long to read: a run reads it once in each process. */
const bookOf = ({ crm, now, req, run }: Args): Promise<ScoreBooks> => {
  const kept = books.get(crm)
  if (kept && kept.run === run) {
    return kept.book
  }
  const book = readScoreBook({ crm, now, req })
  if (run !== null) {
    books.set(crm, { book, run })
    book.catch(() => books.delete(crm))
  }
  return book
}

/** Four digits of a probability: more say nothing, and would make every score another one. */
const rounded = (probability: number): number => Number(probability.toFixed(4))

const toSubject = ({
  bookFor,
  crm,
  facts,
  prediction,
}: {
  bookFor: ScoreBooks
  crm: CRMContext
  facts: ScoreFacts
  prediction: LeadPrediction | undefined
}): ScoreSubject => {
  const inputs: ScoreInputs = {
    activity: {
      daysSince: facts.daysSince,
      inbound: facts.inbound,
      outbound: facts.outbound,
      sentiment: facts.sentiment,
    },
    book: bookFor(facts),
    cap: crm.ai.scoreCap,
    company: { name: facts.companyName, revenue: facts.revenue, size: facts.size },
    currency: facts.currency,
    outlook: {
      isPrior: prediction?.isPrior ?? true,
      probability: rounded(prediction?.probability ?? facts.stageProbability / 100),
    },
    source: facts.source,
    stage: { name: facts.stageName, daysIn: facts.daysInStage, next: facts.next },
    texts: crm.ai.provider ? { activities: facts.texts, notes: facts.notes } : null,
    value: facts.value,
    weights: crm.ai.weights,
  }
  const version = prediction?.version ?? null
  return {
    id: facts.id,
    inputHash: hashInputs(inputs),
    inputs,
    predictionVersion: version === null ? 'prior' : `${prediction!.pipeline} ${version}`.trim(),
  }
}

/** What the scores of leads are decided by, as far as the user of `req` may read the leads. */
export const readScoreInputs = async (args: Args): Promise<ScoreSubject[]> => {
  const { crm, req } = args
  const leads = await readScoreFacts(args)
  const predictions = await readPredictions({ crm, leads: leads.map(({ id }) => id), req })
  const bookFor = await bookOf(args)
  return leads.map((facts) =>
    toSubject({ bookFor, crm, facts, prediction: predictions.get(String(facts.id)) }),
  )
}
