'use client'
import React, { useCallback, useState } from 'react'

import type { ListFilter } from '../list/Filter.client.js'
import type { AIPlaces } from '../types.js'
import type { ChurnPayload } from './Card.client.js'

import { useText } from '../../shared/useText.js'
import { Empty } from '../list/Empty.client.js'
import { Filter } from '../list/Filter.client.js'
import { PagedList } from '../list/PagedList.client.js'
import { RunBar } from '../runs/RunBar.client.js'
import { useRun } from '../runs/useRun.js'
import { useInsights } from '../useInsights.js'
import { Card } from './Card.client.js'

const NOTHING = {}
const AT_RISK = { 'where[lead.churnRisk][in]': 'high,medium' }

/** Clients that may leave, the likeliest first. */
export const Churn = ({ places, revision }: { places: AIPlaces; revision: number }) => {
  const { text } = useText()
  const [filter, setFilter] = useState<ListFilter>({})
  const [ended, setEnded] = useState(0)
  const onEnd = useCallback(() => setEnded((before) => before + 1), [])
  const run = useRun({ kind: 'predict_churn', onEnd })
  const { loaded, retry, setPage } = useInsights<ChurnPayload>({
    filter,
    kind: 'churn',
    revision: revision + ended,
    where: AT_RISK,
  })
  return (
    <>
      <div className="crm-ai__bar">
        <Filter
          filter={filter}
          onChange={setFilter}
          path="crm-churn"
          pipelines={places.pipelines}
        />
        <RunBar
          body={NOTHING}
          canStart={places.canWrite}
          handle={run}
          label={text('suggest:churn:run')}
          path="/crm/ai/predict-churn"
        />
      </div>
      <PagedList
        empty={
          <Empty
            filter={filter}
            hint={text('suggest:churn:noneHint')}
            title={text('suggest:churn:none')}
          />
        }
        item={(insight) => <Card insight={insight} places={places} />}
        label={text('suggest:tabs:churn')}
        loaded={loaded}
        onPage={setPage}
        onRetry={retry}
      />
    </>
  )
}
