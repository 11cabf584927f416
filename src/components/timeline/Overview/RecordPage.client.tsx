'use client'
import { Button, Gutter, ShimmerEffect } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { LoggedType } from '../../../domain/activities/types.js'
import type { RecordDetail } from '../../../domain/contacts/detail.js'
import type { Way } from '../QuickActions/index.client.js'
import type { RecordPageProps } from '../types.js'

import '../../shared/tokens.css'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { useText } from '../../shared/useText.js'
import '../index.css'
import { LogForm } from '../LogForm/index.client.js'
import { QuickActions } from '../QuickActions/index.client.js'
import { Timeline } from '../Timeline/index.client.js'
import { EngagementChart } from './EngagementChart.client.js'
import { OpenTasks } from './OpenTasks.client.js'
import { Leads, None, Orders } from './Panels.client.js'

type Kind = 'companies' | 'contacts'

/**
 * The page of a person or a company: what happened and what was said in the middle, what is known and
 * what is open beside it. Whatever is logged shows at once in both.
 */
export const RecordPage = <D extends RecordDetail>({
  id,
  kind,
  notice,
  page: { people, slugs, user },
  side,
  waysOf,
}: {
  id: number | string
  kind: Kind
  /** Above everything else, where there is something to heed. */
  notice?: (detail: D) => React.ReactNode
  page: RecordPageProps
  /** What is known of it. */
  side: (detail: D) => React.ReactNode
  waysOf: (detail: D) => Way[]
}) => {
  const { text } = useText()
  const [revision, setRevision] = useState(0)
  const [type, setType] = useState<LoggedType>('call')
  const { loaded, retry } = useLoaded<D>(`/crm/${kind}/${id}/detail`, revision)
  const refresh = useCallback(() => setRevision((before) => before + 1), [])

  if (loaded.status === 'loading') {
    return (
      <Gutter className="crm-record">
        <div aria-label={text('timeline:loading')} role="status">
          <ShimmerEffect height={420} />
        </div>
      </Gutter>
    )
  }
  if (loaded.status === 'failed') {
    return (
      <Gutter className="crm-record">
        <div className="crm-record__empty" role="alert">
          <p>
            <strong>{text('timeline:failed')}</strong>
          </p>
          <p>{loaded.message}</p>
          <Button buttonStyle="secondary" margin={false} onClick={retry} size="small">
            {text('timeline:retry')}
          </Button>
        </div>
      </Gutter>
    )
  }
  const detail = loaded.value
  return (
    <Gutter className="crm-record">
      {notice?.(detail)}
      <QuickActions onUse={setType} ways={waysOf(detail)} />
      <div className="crm-record__columns">
        <div className="crm-record__main">
          {detail.canLog ? (
            <LogForm
              on={{ [kind === 'contacts' ? 'contact' : 'company']: id }}
              onLogged={refresh}
              onType={setType}
              people={people}
              type={type}
              user={user}
            />
          ) : (
            <None>{text('timeline:mayNot:noRights')}</None>
          )}
          <EngagementChart path={`/crm/${kind}/${id}/engagement-months`} />
          <Timeline
            path={`/crm/${kind}/${id}/timeline`}
            revision={revision}
            showsContact={kind === 'companies'}
            slugs={slugs}
          />
        </div>
        <div className="crm-record__side">
          <OpenTasks detail={detail} onDone={refresh} />
          {side(detail)}
          <Leads leads={detail.leads} slugs={slugs} />
          <Orders currency={detail.currency} orders={detail.orders} slugs={slugs} />
        </div>
      </div>
    </Gutter>
  )
}
