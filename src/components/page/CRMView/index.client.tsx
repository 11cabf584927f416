'use client'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import React, { useCallback, useMemo, useState } from 'react'

import type { AudienceProps } from '../../audience/AudienceBoard/index.client.js'
import type { BoardsProps } from '../../board/Boards/index.client.js'
import type { Places } from '../../revenue/useRecords.js'
import type { SearchSlugs } from '../../search/options.js'
import type { AIProps } from './loadAI.js'

import { AISuggestButton } from '../../ai/AISuggest/Button.client.js'
import { DailyRun } from '../../ai/DailyRun/index.client.js'
import { NextActions } from '../../ai/NextActions/index.client.js'
import { RunsProvider } from '../../ai/runs/RunsProvider.client.js'
import { AudienceBoard } from '../../audience/AudienceBoard/index.client.js'
import { Boards } from '../../board/Boards/index.client.js'
import { PendingPrompts } from '../../prompts/PendingPrompts/index.client.js'
import { LazyCommercialCards } from '../../revenue/CommercialCards/lazy.client.js'
import { SearchBox } from '../../search/SearchBox/index.client.js'
import { ControlledTabs } from '../../shared/Tabs/index.client.js'
import '../../shared/tokens.css'
import { useAddressParam } from '../../shared/useAddressParam.js'
import { useText } from '../../shared/useText.js'
import './index.css'

/** The CRM page: its title, and a tab for each way to look at the business. */
export const CRMPage = ({
  ai,
  audience,
  commercial,
  places,
  searchSlugs,
}: {
  ai: AIProps
  audience: AudienceProps
  commercial: Omit<BoardsProps, 'revision'>
  places: Places
  searchSlugs: SearchSlugs
}) => {
  const { text } = useText()
  const [tab, setTab] = useAddressParam('tab')
  const [revision, setRevision] = useState(0)
  const onEnd = useCallback(() => setRevision((before) => before + 1), [])
  const title = text('title')
  const nav = useMemo(() => [{ label: title }], [title])
  return (
    <main>
      <Gutter className="crm-page">
        <SetStepNav nav={nav} />
        <RunsProvider lastDaily={ai.lastDaily} onEnd={onEnd}>
          <header className="crm-page__head">
            <h1 className="crm-page__title">{title}</h1>
            <SearchBox slugs={searchSlugs} />
            <div className="crm-page__actions">
              <PendingPrompts count={ai.pendingPrompts} promptsSlug={ai.promptsSlug} />
              <AISuggestButton places={ai.places} revision={revision} />
            </div>
          </header>
          <DailyRun places={ai.places} />
        </RunsProvider>
        <NextActions places={ai.places} revision={revision} />
        <ControlledTabs
          chosen={tab}
          keepsOpened
          label={title}
          onChoose={setTab}
          tabs={[
            {
              content: (
                <>
                  <Boards {...commercial} revision={revision} />
                  <LazyCommercialCards places={places} />
                </>
              ),
              key: 'commercial',
              label: text('commercial:tab'),
            },
            {
              content: <AudienceBoard {...audience} />,
              key: 'audience',
              label: text('audience:tab'),
            },
          ]}
        />
      </Gutter>
    </main>
  )
}
