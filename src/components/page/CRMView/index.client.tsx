'use client'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import React, { useMemo } from 'react'

import type { BoardsProps } from '../../board/Boards/index.client.js'
import type { Places } from '../../revenue/useRecords.js'

import { Boards } from '../../board/Boards/index.client.js'
import { LazyCommercialCards } from '../../revenue/CommercialCards/lazy.client.js'
import { Tabs } from '../../shared/Tabs/index.client.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import './index.css'

/** The CRM page: its title, and a tab for each way to look at the business. */
export const CRMPage = ({ commercial, places }: { commercial: BoardsProps; places: Places }) => {
  const { text } = useText()
  const title = text('title')
  const nav = useMemo(() => [{ label: title }], [title])
  return (
    <main>
      <Gutter className="crm-page">
        <SetStepNav nav={nav} />
        <h1 className="crm-page__title">{title}</h1>
        <Tabs
          label={title}
          tabs={[
            {
              content: (
                <>
                  <Boards {...commercial} />
                  <LazyCommercialCards places={places} />
                </>
              ),
              key: 'commercial',
              label: text('commercial:tab'),
            },
          ]}
        />
      </Gutter>
    </main>
  )
}
