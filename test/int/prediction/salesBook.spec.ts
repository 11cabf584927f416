import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { EndedLead } from '../../../src/database/prediction/readLeadFacts.js'
import type { LeadPrediction } from '../../../src/database/prediction/readPredictions.js'
import type { PredictionReport } from '../../../src/domain/prediction/report.js'
import type { Team } from '../../support/team.js'

import { drainWork } from '../../../src/collections/work/operations/drainWork.js'
import { enqueueWork } from '../../../src/collections/work/operations/enqueueWork.js'
import { readModels } from '../../../src/database/prediction/models.js'
import { readEndedLeads } from '../../../src/database/prediction/readLeadFacts.js'
import { readPredictions } from '../../../src/database/prediction/readPredictions.js'
import { evaluate } from '../../../src/domain/prediction/evaluate.js'
import { createRandom } from '../../../src/domain/prediction/folds.js'
import { leadFeatures } from '../../../src/domain/prediction/leadFeatures.js'
import { predict } from '../../../src/domain/prediction/predict.js'
import { train } from '../../../src/domain/prediction/train.js'
import { kinds } from '../../../src/jobs/registry.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { SALES_FOLDER } from '../import/book.js'
import { importFolder, query } from '../import/importFolder.js'

let payload: Payload
let stop: () => Promise<void>
let ended: EndedLead[]
let team: Team

const args = async () => ({ crm: getCRM(payload), req: await createLocalReq({}, payload) })

const toExamples = (leads: EndedLead[]) =>
  leads.map(({ facts, isWon }) => ({
    features: leadFeatures({ facts, rate: 0.63 }),
    outcome: isWon,
  }))

/** By when they ended, then by what is known of them: their ids are others each time. */
const inOrder = (leads: EndedLead[]): EndedLead[] =>
  leads
    .map((lead) => ({ lead, text: JSON.stringify([lead.endedAt, lead.facts, lead.isWon]) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ lead }) => lead)

/** Learns from some leads and foretells others. */
const foretell = async ({ heldOut, known }: { heldOut: EndedLead[]; known: EndedLead[] }) => {
  const training = await train({ examples: toExamples(known) })
  expect(training.ok).toBe(true)
  const { model } = training as Extract<typeof training, { ok: true }>
  const examples = toExamples(heldOut)
  return evaluate({
    outcomes: examples.map(({ outcome }) => outcome),
    probabilities: examples.map(
      ({ features }) => predict({ features, model, prior: 0.25 }).probability,
    ),
  })
}

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  await importFolder({ folder: SALES_FOLDER, payload })
  ended = inOrder(await readEndedLeads({ ...(await args()), limit: 20_000 }))
}, 240_000)

afterAll(() => stop())

it('reads each lead that ended as it was while it was open', () => {
  expect(ended).toHaveLength(6711)
  const { facts } = ended.at(-1)!
  expect(facts.stage).toBe('qualified')
  expect(facts.product).toBeTruthy()
  expect(facts.owner.ended).toBeGreaterThan(50)
  expect(ended[0]!.facts.owner).toEqual({ ended: 0, won: 0 })
})

/** Leads of the same owner that ended before this one did. */
const endedBefore = ({ endedAt, owner }: EndedLead): number =>
  ended.filter((other) => other.owner === owner && other.endedAt < endedAt).length

it('knows of each lead only what ended before it was looked at', () => {
  const surplus = ended.map((lead) => lead.facts.owner.ended - endedBefore(lead))
  expect(Math.max(...surplus)).toBeLessThanOrEqual(0)
})

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

describe('on leads it has not seen', () => {
  it.each([300, 1000])(
    'is calibrated after %s that ended',
    async (count) => {
      const random = createRandom(count)
      const errors: number[] = []
      for (let split = 0; split < 12; split += 1) {
        const drawn = ended
          .map((lead) => ({ lead, place: random() }))
          .sort((a, b) => a.place - b.place)
          .map(({ lead }) => lead)
        const known = drawn.slice(0, count)
        errors.push((await foretell({ heldOut: drawn.slice(count), known })).ece!)
      }
      expect(mean(errors)).toBeLessThan(0.05)
    },
    180_000,
  )

  it('is calibrated on those that ended later, and tells them apart a little', async () => {
    const { auc, ece } = await foretell({ heldOut: ended.slice(4000), known: ended.slice(0, 4000) })
    expect(ece).toBeLessThan(0.05)
    expect(auc).toBeGreaterThan(0.51)
  })
})

describe('once it was asked to learn', () => {
  let predictions: Map<string, LeadPrediction>
  const byStage = async (stage: string) =>
    (
      await query<{ id: string }>({
        payload,
        text: `select id from crm_leads where status = 'open' and stage = '${stage}'`,
      })
    ).map(({ id }) => predictions.get(id)!)

  beforeAll(async () => {
    await rest({ as: team.manager, method: 'POST', path: '/crm/ai/prediction/train', payload })
    await drainWork({ crm: getCRM(payload), kinds, payload, seconds: 60 })
    const leads = await query<{ id: string }>({ payload, text: 'select id from crm_leads' })
    predictions = await readPredictions({ ...(await args()), leads: leads.map(({ id }) => id) })
  }, 120_000)

  it('predicts every open lead, and no other', () => {
    expect(predictions.size).toBe(2089)
  })

  it('gives reasons that add up to the log-odds exactly, and never 0 or 100 percent', () => {
    for (const { contributions, intercept, logOdds, probability } of predictions.values()) {
      expect(contributions.reduce((sum, { points }) => sum + points, intercept)).toBe(logOdds)
      expect(probability).toBeGreaterThanOrEqual(0.01)
      expect(probability).toBeLessThanOrEqual(0.99)
    }
  })

  it('has learned of the stage that leads left for their end', async () => {
    const qualified = await byStage('qualified')
    expect(new Set(qualified.map(({ isPrior }) => isPrior))).toEqual(new Set([false]))
    expect(qualified.map(({ version }) => version)).not.toContain(null)
    expect(mean(qualified.map(({ probability }) => probability))).toBeGreaterThan(0.5)
  })

  it('answers with the prior on a stage of which it knows nothing', async () => {
    const fresh = await byStage('lead')
    expect(
      fresh.map(({ isPrior, probability, version }) => ({ isPrior, probability, version })),
    ).toEqual(fresh.map(() => ({ isPrior: true, probability: 0.1, version: null })))
  })

  it('says how good it is, to managers', async () => {
    const { body } = await rest<PredictionReport>({
      as: team.manager,
      path: '/crm/ai/prediction',
      payload,
    })
    expect(body).toMatchObject({
      history: { lost: 2473, won: 4238 },
      isLearned: true,
      missing: null,
      needed: { count: 50, ofEach: 10 },
    })
    const all = body.models.find(({ pipeline }) => pipeline === null)!
    expect(all).toMatchObject({ count: 6711, positives: 4238, version: 1 })
    expect(all.ece).toBeLessThan(0.02)
    expect(all.auc).toBeGreaterThan(0.54)
    expect(all.bins.reduce((sum, { count }) => sum + count, 0)).toBe(6711)
    expect(all.from.slice(0, 10)).toBe('2017-03-01')
  })

  it('learns again as the next version, and no oftener than it is time to', async () => {
    const learn = async (input: { askedAt?: string }) => {
      await enqueueWork({
        ...(await args()),
        input,
        key: randomUUID(),
        kind: 'train-prediction',
      })
      await drainWork({ crm: getCRM(payload), kinds, payload, seconds: 60 })
      const models = await readModels(await args())
      return models.find(({ pipeline }) => pipeline === '')!.version
    }
    expect(await learn({})).toBe(1)
    expect(await learn({ askedAt: '2020-01-01T00:00:00.000Z' })).toBe(1)
    expect(await learn({ askedAt: new Date().toISOString() })).toBe(2)
  }, 120_000)
})
