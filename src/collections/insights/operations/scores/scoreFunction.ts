import type { EngineFunction } from '../../../runs/operations/types.js'

import { readDueLeads } from '../../../../database/scoring/readDueLeads.js'
import { prepareScores } from './prepareScores.js'

/** Scores leads that have no score, or an old one. */
export const scoreFunction: EngineFunction = {
  name: 'score',
  plan: readDueLeads,
  prepare: async (args) => (await prepareScores(args)).effects,
}
