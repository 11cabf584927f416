import type { PipelineMetricsQuery } from '../../domain/analytics/query.js'
import type {
  Metrics,
  OwnerMetrics,
  PipelineMetrics,
  SourceMetrics,
} from '../../domain/analytics/types.js'
import type { OpenRow } from './readOpen.js'
import type { Outcomes } from './readOutcomes.js'
import type { StageRow } from './readStages.js'
import type { Args, LeadScope, Span } from './scope.js'

import { resolvePeriod } from '../../domain/revenue/period.js'
import { readRepNames, toID } from '../revenue/names.js'
import { readSettings } from '../settings/readSettings.js'
import { toWeighted } from './figures.js'
import { readLifetimeValue } from './readLifetimeValue.js'
import { readOpenNow, readOpenSince } from './readOpen.js'
import { noOutcome, readOutcomes } from './readOutcomes.js'
import { readReasons } from './readReasons.js'
import { readResponse } from './readResponse.js'
import { readSlipped } from './readSlipped.js'
import { readStageRows, readStages } from './readStages.js'
import { readLeadScope, spansOf } from './scope.js'
import { weigh } from './weigh.js'

type ScopeArgs = { scope: LeadScope; spans: Span[] } & Args

const readMetrics = async ({
  openNow,
  stages,
  timeZone,
  ...args
}: {
  openNow: OpenRow[]
  stages: StageRow[]
  timeZone: string
} & ScopeArgs): Promise<Metrics[]> => {
  const { crm, req, scope, spans } = args
  const { currency } = crm
  const outcomes = await readOutcomes({ ...args, by: 'all' })
  const responseOf = await readResponse(args)
  const lifetimeValueOf = await readLifetimeValue({ ...args, timeZone })
  const metrics: Metrics[] = []
  for (const span of spans) {
    const since = span.untilNow ? [] : await readOpenSince({ crm, moment: span.b, req, scope })
    metrics.push({
      ...(outcomes[span.name].get('all') ?? noOutcome(currency)),
      customerLifetimeValue: lifetimeValueOf(span.name),
      open: toWeighted({ currency, rows: weigh({ rows: [...openNow, ...since], stages }) }),
      responseHours: responseOf(span.name),
      slipped: await readSlipped({ crm, req, scope, span }),
    })
  }
  return metrics
}

/** Every key of either span, with its outcome in both. */
const sideBySide = ({
  currency,
  hasPrevious,
  outcomes,
}: {
  currency: string
  hasPrevious: boolean
  outcomes: Outcomes
}) =>
  [...new Set([...outcomes.current.keys(), ...outcomes.previous.keys()])].map((key) => ({
    key,
    outcome: {
      ...(outcomes.current.get(key) ?? noOutcome(currency)),
      previous: hasPrevious ? (outcomes.previous.get(key) ?? noOutcome(currency)) : null,
    },
  }))

type Ranked = Pick<SourceMetrics, 'created' | 'won'>

/** The most won first; what is equal, in an order that does not change from one answer to the next. */
const byWon = (a: Ranked, b: Ranked): number =>
  b.won.value - a.won.value || b.won.count - a.won.count || b.created.count - a.created.count

const readSources = async ({
  hasPrevious,
  ...args
}: { hasPrevious: boolean } & ScopeArgs): Promise<SourceMetrics[]> => {
  const { currency, leadSources } = args.crm
  const outcomes = await readOutcomes({ ...args, by: 'source' })
  return sideBySide({ currency, hasPrevious, outcomes })
    .map(({ key, outcome }) => ({
      ...outcome,
      label: leadSources.find(({ value }) => value === key)?.label ?? key,
      source: key,
    }))
    .sort((a, b) => byWon(a, b) || String(a.source).localeCompare(String(b.source)))
}

const readOwners = async ({
  hasPrevious,
  stages,
  ...args
}: { hasPrevious: boolean; stages: StageRow[] } & ScopeArgs): Promise<OwnerMetrics[]> => {
  const { crm, req, scope } = args
  const { currency, usersSlug } = crm
  const outcomes = await readOutcomes({ ...args, by: 'rep' })
  const open = weigh({ rows: await readOpenNow({ byRep: true, crm, req, scope }), stages })
  const keys = new Set([
    ...open.map(({ rep }) => rep),
    ...outcomes.current.keys(),
    ...outcomes.previous.keys(),
  ])
  const nameOf = await readRepNames({ crm, ids: [...keys].flatMap((key) => key ?? []), req })
  for (const key of keys) {
    outcomes.current.set(key, outcomes.current.get(key) ?? noOutcome(currency))
  }
  return sideBySide({ currency, hasPrevious, outcomes })
    .map(({ key, outcome }) => ({
      ...outcome,
      open: toWeighted({ currency, rows: open.filter(({ rep }) => rep === key) }),
      owner: key === null ? null : nameOf(key),
      ownerID: key === null ? null : toID({ id: key, collection: usersSlug, req }),
    }))
    .sort((a, b) => byWon(a, b) || String(a.ownerID).localeCompare(String(b.ownerID)))
}

/**
 * The figures of the pipeline over a span of days, beside those of the span before: what came in,
 * what was won and lost, how long it took, and how leads pass through the stages.
 */
export const readPipelineMetrics = async ({
  crm,
  query: { from, owner, period = '30d', pipeline_type, to },
  req,
}: { query: PipelineMetricsQuery } & Args): Promise<PipelineMetrics> => {
  const { lostReasons, timeZone, wonReasons } = await readSettings({ crm, req })
  const now = crm.now()
  const days = resolvePeriod({ from, now, period, timeZone, to })
  const spans = spansOf({ now, period: days, timeZone })
  const hasPrevious = days.previous !== null
  const scope = await readLeadScope({ crm, query: { owner, pipeline_type }, req })
  const args = { crm, req, scope, spans }
  const openNow = await readOpenNow(args)
  const stages = await readStageRows({ crm, pipeline: scope.pipeline, req })
  const [current, previous] = await readMetrics({ ...args, openNow, stages, timeZone })
  return {
    currency: crm.currency,
    current: current!,
    from: days.from,
    lossReasons: await readReasons({ ...args, reasons: lostReasons, status: 'lost' }),
    owners: await readOwners({ ...args, hasPrevious, stages }),
    previous: days.previous && { ...days.previous, ...previous! },
    sources: await readSources({ ...args, hasPrevious }),
    stages: await readStages({ ...args, openNow, stages }),
    timeZone,
    to: days.to,
    winReasons: await readReasons({ ...args, reasons: wonReasons, status: 'won' }),
  }
}
