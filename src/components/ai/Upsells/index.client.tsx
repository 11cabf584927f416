'use client'
import React, { useCallback, useState } from 'react'

import type { ListFilter } from '../list/Filter.client.js'
import type { AIPlaces } from '../types.js'
import type { UpsellPayload } from './Card.client.js'

import { useText } from '../../shared/useText.js'
import { Empty } from '../list/Empty.client.js'
import { Filter } from '../list/Filter.client.js'
import { PagedList } from '../list/PagedList.client.js'
import { RunBar } from '../runs/RunBar.client.js'
import { useRun } from '../runs/useRun.js'
import { useInsights } from '../useInsights.js'
import { Card } from './Card.client.js'

const NOTHING = {}

/** What existing orders could become, the most additional revenue first. */
export const Upsells = ({ places, revision }: { places: AIPlaces; revision: number }) => {
  const { text } = useText()
  const [filter, setFilter] = useState<ListFilter>({})
  const [changes, setChanges] = useState(0)
  const onChanged = useCallback(() => setChanges((before) => before + 1), [])
  const run = useRun({ kind: 'suggest_upsells', onEnd: onChanged })
  const { loaded, retry, setPage } = useInsights<UpsellPayload>({
    filter,
    kind: 'upsell',
    revision: revision + changes,
  })
  return (
    <>
      <div className="crm-ai__bar">
        <Filter
          filter={filter}
          onChange={setFilter}
          path="crm-upsells"
          pipelines={places.pipelines}
        />
        <RunBar
          body={NOTHING}
          canStart={places.canWrite}
          handle={run}
          label={text('suggest:upsells:run')}
          path="/crm/ai/suggest-upsells"
        />
      </div>
      <PagedList
        empty={
          <Empty
            filter={filter}
            hint={text('suggest:upsells:noneHint')}
            title={text('suggest:upsells:none')}
          />
        }
        item={(insight) => <Card insight={insight} onDecided={onChanged} places={places} />}
        label={text('suggest:tabs:upsells')}
        loaded={loaded}
        onPage={setPage}
        onRetry={retry}
      />
    </>
  )
}
