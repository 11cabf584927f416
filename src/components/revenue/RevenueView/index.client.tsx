'use client'
import { Gutter, SetStepNav, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useCallback, useMemo, useTransition } from 'react'

import type { Board, BoardPerson } from '../../../domain/board/types.js'
import type { FigureFilter } from '../state/figureFilter.js'
import type { Places } from '../useRecords.js'
import type { Reads } from './startReads.js'

import { usePathname, useRouter } from '../../shared/navigation.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { ByProduct } from '../cards/ByProduct.client.js'
import { ByRep } from '../cards/ByRep.client.js'
import { ForecastCard } from '../cards/ForecastCard.client.js'
import { Goals } from '../cards/Goals.client.js'
import { Monthly } from '../cards/Monthly.client.js'
import { Reasons } from '../cards/Reasons.client.js'
import { Sources } from '../cards/Sources.client.js'
import { StageFlow } from '../cards/StageFlow.client.js'
import { Stages } from '../cards/Stages.client.js'
import { Team } from '../cards/Team.client.js'
import { WaterfallCard } from '../cards/Waterfall/index.client.js'
import { FigureBar } from '../FigureBar/index.client.js'
import { changeFigures, queryOfFigures } from '../state/figureFilter.js'
import { Streamed } from '../Streamed.client.js'
import { MetricTiles } from '../Tiles/MetricTiles.client.js'
import { RevenueTile } from '../Tiles/RevenueTile.client.js'
import '../CommercialCards/index.css'
import './index.css'

/** The figures of the business beneath one filter, which the address carries. */
export const RevenuePage = ({
  currency,
  filter,
  people,
  pipelines,
  places,
  reads,
  since,
  today,
}: {
  currency: string
  filter: FigureFilter
  people: BoardPerson[]
  pipelines: Board['pipeline'][]
  places: Places
  reads: Reads
  /** Where the waterfall begins. */
  since: string
  /** Calendar day of the reporting time zone. */
  today: string
}) => {
  const { text } = useText()
  const { config } = useConfig()
  const router = useRouter()
  const pathname = usePathname()
  const [isPending, startTransition] = useTransition()
  const title = text('revenue:heading')
  const adminRoute = config.routes.admin
  const nav = useMemo(
    () => [
      { label: text('title'), url: formatAdminURL({ adminRoute, path: '/crm' }) },
      { label: title },
    ],
    [adminRoute, text, title],
  )
  const onChange = useCallback(
    (change: Partial<FigureFilter>) => {
      const query = queryOfFigures(changeFigures({ change, filter }))
      startTransition(() => router.push(query ? `${pathname}?${query}` : pathname))
    },
    [filter, pathname, router],
  )
  const onRetry = useCallback(() => startTransition(() => router.refresh()), [router])
  const card = { onRetry, places }
  return (
    <main>
      <Gutter className="crm-revenue">
        <SetStepNav nav={nav} />
        <h1 className="crm-revenue__title">{title}</h1>
        <FigureBar filter={filter} onChange={onChange} people={people} pipelines={pipelines} />
        <div aria-busy={isPending} className="crm-revenue__figures">
          <dl className="crm-tiles">
            <Streamed read={reads.byProduct}>
              {(loaded) => <RevenueTile loaded={loaded} places={places} />}
            </Streamed>
            <Streamed read={reads.metrics}>
              {(loaded) => <MetricTiles loaded={loaded} places={places} today={today} />}
            </Streamed>
          </dl>
          <div className="crm-figures__grid">
            <Streamed read={reads.monthly}>
              {(loaded) => <Monthly {...card} className="crm-chart--wide" loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.byProduct}>
              {(loaded) => <ByProduct {...card} loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.byRep}>
              {(loaded) => <ByRep {...card} loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.forecast}>
              {(loaded) => <ForecastCard {...card} loaded={loaded} today={today} />}
            </Streamed>
            <Streamed read={reads.forecast}>
              {(loaded) => <Goals {...card} loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.waterfall}>
              {(loaded) => (
                <WaterfallCard
                  {...card}
                  filter={filter}
                  loaded={loaded}
                  onChange={onChange}
                  since={since}
                  today={today}
                />
              )}
            </Streamed>
            <Streamed read={reads.stages}>
              {(loaded) => <Stages {...card} currency={currency} loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.metrics}>
              {(loaded) => <Sources {...card} loaded={loaded} />}
            </Streamed>
            <Streamed read={reads.metrics}>
              {(loaded) => (
                <>
                  <StageFlow {...card} loaded={loaded} />
                  <Reasons {...card} loaded={loaded} status="lost" />
                  <Reasons {...card} loaded={loaded} status="won" />
                  <Team {...card} loaded={loaded} />
                </>
              )}
            </Streamed>
          </div>
        </div>
      </Gutter>
    </main>
  )
}
