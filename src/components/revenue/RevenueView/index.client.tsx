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
import { Monthly } from '../cards/Monthly.client.js'
import { Stages } from '../cards/Stages.client.js'
import { FigureBar } from '../FigureBar/index.client.js'
import { changeFigures, queryOfFigures } from '../state/figureFilter.js'
import '../CommercialCards/index.css'
import './index.css'
import { Streamed } from './Streamed.client.js'

/** The figures of the business beneath one filter, which the address carries. */
export const RevenuePage = ({
  currency,
  filter,
  people,
  pipelines,
  places,
  reads,
}: {
  currency: string
  filter: FigureFilter
  people: BoardPerson[]
  pipelines: Board['pipeline'][]
  places: Places
  reads: Reads
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
            <Streamed read={reads.stages}>
              {(loaded) => <Stages {...card} currency={currency} loaded={loaded} />}
            </Streamed>
          </div>
        </div>
      </Gutter>
    </main>
  )
}
