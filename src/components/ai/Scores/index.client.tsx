'use client'
import React, { useState } from 'react'

import type { ListFilter } from '../list/Filter.client.js'
import type { AIPlaces, Page } from '../types.js'
import type { ScoredLead } from './Row.client.js'

import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Empty } from '../list/Empty.client.js'
import { Filter } from '../list/Filter.client.js'
import { PagedList } from '../list/PagedList.client.js'
import { usePaged } from '../list/usePaged.js'
import { RunBar } from '../runs/RunBar.client.js'
import { useRuns } from '../runs/RunsProvider.client.js'
import './index.css'
import { Row } from './Row.client.js'

const PAGE_SIZE = 25
const ALL = { force: true }

/** How many open leads nobody has scored; nothing where there are none. */
const Unscored = ({ revision }: { revision: number }) => {
  const { language, text } = useText()
  const { loaded } = useLoaded<Page<unknown>>(
    '/crm/leads?limit=1&status=open&where[aiScore][exists]=false',
    revision,
  )
  const count = loaded.status === 'ready' ? loaded.value.totalDocs : 0
  return count > 0 ? (
    <p className="crm-ai__quiet">
      {text('suggest:scores:unscored', { count, number: formatCount({ count, language }) })}
    </p>
  ) : null
}

/** Every open lead that has a score, the highest first. */
export const Scores = ({ places, revision }: { places: AIPlaces; revision: number }) => {
  const { text } = useText()
  const { scores } = useRuns()
  const [filter, setFilter] = useState<ListFilter>({})
  const { loaded, retry, setPage } = usePaged<ScoredLead>({
    path: '/crm/leads',
    query: {
      limit: String(PAGE_SIZE),
      pipeline_type: filter.pipeline,
      q: filter.q,
      sort: '-aiScore,companyName,id',
      status: 'open',
      'where[aiScore][exists]': 'true',
    },
    revision,
  })
  return (
    <>
      <div className="crm-ai__bar">
        <Filter
          filter={filter}
          onChange={setFilter}
          path="crm-scores"
          pipelines={places.pipelines}
        />
        <RunBar
          body={ALL}
          canStart={places.canWrite}
          handle={scores}
          label={text('suggest:scores:run')}
          path="/crm/ai/score-leads"
        />
      </div>
      <Unscored revision={revision} />
      <PagedList
        empty={
          <Empty
            filter={filter}
            hint={text('suggest:scores:noneHint')}
            title={text('suggest:scores:none')}
          />
        }
        item={(lead) => <Row lead={lead} places={places} />}
        label={text('suggest:tabs:scores')}
        loaded={loaded}
        onPage={setPage}
        onRetry={retry}
      />
    </>
  )
}
