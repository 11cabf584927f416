'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type { AIPlaces, Run } from '../types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import '../index.css'
import { RunBar } from '../runs/RunBar.client.js'
import { useRuns } from '../runs/RunsProvider.client.js'
import './index.css'

const NOTHING = {}

/** What the sales engine found last, and how its run of the day goes. */
export const DailyRun = ({ places }: { places: AIPlaces }) => {
  const { config } = useConfig()
  const { language, text } = useText()
  const { daily } = useRuns()
  const { run } = daily
  const found = ({ counts }: Run): string => {
    const count = (name: string) => formatCount({ count: counts?.[name] ?? 0, language })
    return text('suggest:daily:summary', {
      highRisk: count('highRisk'),
      prompts: count('prompts'),
      scored: count('scored'),
      upsells: count('upsells'),
    })
  }
  return (
    <section aria-label={text('suggest:daily:title')} className="crm-daily">
      {run === null ? (
        <p>{text(places.canManage ? 'suggest:daily:noneYet' : 'suggest:daily:noneYetReadOnly')}</p>
      ) : null}
      <RunBar
        body={NOTHING}
        canStart={places.canManage}
        found={found}
        handle={daily}
        label={text('suggest:daily:run')}
        path="/crm/ai/daily-run"
      />
      {run ? (
        <Link
          href={formatAdminURL({
            adminRoute: config.routes.admin,
            path: `/collections/${places.runsSlug}`,
          })}
          prefetch={false}
        >
          {text('suggest:daily:all')}
        </Link>
      ) : null}
    </section>
  )
}
