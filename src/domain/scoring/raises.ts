import type { Wording } from '../ai/types.js'
import type { Adjustment, ScoreInputs } from './types.js'

import { scoreLead } from './scoreLead.js'

/** Something people can do about a lead, and what the score would be decided by then. */
type Change = { facts?: Wording['facts']; inputs: ScoreInputs; key: string }

const MOST_RAISES = 4

const changesOf = (inputs: ScoreInputs): Change[] => {
  const { activity, book, outlook, stage } = inputs
  const today = { ...activity, daysSince: 0 }
  const changes: (Change | null)[] = [
    {
      inputs: { ...inputs, activity: { ...today, outbound: activity.outbound + 1 } },
      key: 'raiseContact',
    },
    {
      inputs: { ...inputs, activity: { ...today, inbound: activity.inbound + 1 } },
      key: 'raiseReply',
    },
    activity.sentiment === 'negative'
      ? {
          inputs: { ...inputs, activity: { ...today, sentiment: 'neutral' } },
          key: 'raiseObjection',
        }
      : null,
    stage.next && {
      facts: { stage: stage.next.name },
      inputs: {
        ...inputs,
        // What was learned looks at more than the stage: how it would see the next is not guessed.
        outlook: outlook.isPrior
          ? { ...outlook, probability: stage.next.probability / 100 }
          : outlook,
        stage: { ...stage, daysIn: 0 },
      },
      key: 'raiseStage',
    },
    inputs.value <= 0 && book.values
      ? {
          facts: { medianMoney: book.values.middle },
          inputs: { ...inputs, value: book.values.middle },
          key: 'raiseValue',
        }
      : null,
  ]
  return changes.filter((change) => change !== null)
}

/** What would raise a score, each change by itself, the most effective first. */
export const raisesOf = ({
  adjustment,
  inputs,
}: {
  adjustment: Adjustment | null
  inputs: ScoreInputs
}): Wording[] => {
  const { score } = scoreLead({ adjustment, inputs })
  return changesOf(inputs)
    .map(({ facts = {}, inputs: changed, key }) => ({
      facts: { ...facts, count: scoreLead({ adjustment, inputs: changed }).score - score },
      key: `score:${key}`,
    }))
    .filter(({ facts }) => facts.count > 0)
    .sort((a, b) => b.facts.count - a.facts.count)
    .slice(0, MOST_RAISES)
}
