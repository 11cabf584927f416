'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useCallback, useRef, useState } from 'react'

import { Notice } from '../../board/Board/Notice.client.js'
import { Skeleton } from '../../board/Board/Skeleton.client.js'
import { useCardFocus } from '../../board/hooks/useCardFocus.js'
import { isSameID } from '../../board/state/order.js'
import { TextRow } from '../../shared/form/rows.client.js'
import { useTyped } from '../../shared/form/useTyped.js'
import { formatCount } from '../../shared/format.js'
import { useAddressParam } from '../../shared/useAddressParam.js'
import { useText } from '../../shared/useText.js'
import '../../board/Board/index.css'
import { AudienceColumn } from '../AudienceColumn/index.client.js'
import { Resegment } from '../Resegment/index.client.js'
import { useAudience } from '../useAudience.js'
import './index.css'
import { useArrowKeys } from './useArrowKeys.js'

export type AudienceProps = { canManage: boolean; contactsSlug: string }

type ID = number | string

/** Everybody we know by how engaged they are; the rules move them, nobody drags. */
export const AudienceBoard = ({ canManage, contactsSlug }: AudienceProps) => {
  const { config } = useConfig()
  const { language, text } = useText()
  const [q, setQ] = useAddressParam('who')
  const [typed, setTyped] = useTyped({ onChange: setQ, value: q })
  const [revision, setRevision] = useState(0)
  const onResegmented = useCallback(() => setRevision((before) => before + 1), [])
  const { load, loadMore, state } = useAudience({ q, revision })
  const { error, generation, pages, stages, status } = state
  const root = useRef<HTMLElement>(null)
  const focus = useCardFocus({ kind: 'contact', root })
  const [tabStops, setTabStops] = useState<Record<string, ID | undefined>>({})
  const onKeyDown = useArrowKeys({ focus, stages, tabStops })
  // Times on the cards are as old as the cards.
  const [now, setNow] = useState({ generation, time: Date.now() })
  if (now.generation !== generation) {
    setNow({ generation, time: Date.now() })
  }

  const adminRoute = config.routes.admin
  const hrefOf = useCallback(
    (id: ID) => formatAdminURL({ adminRoute, path: `/collections/${contactsSlug}/${id}` }),
    [adminRoute, contactsSlug],
  )
  const onMore = useCallback(
    (stage: (typeof stages)[number]['stage']) => void loadMore(stage),
    [loadMore],
  )
  const onFocus = (event: React.FocusEvent) => {
    const id = focus.onFocus(event)
    const stage = (event.target as HTMLElement).closest<HTMLElement>('[data-stage]')?.dataset.stage
    if (id !== undefined && stage !== undefined && tabStops[stage] !== id) {
      setTabStops({ ...tabStops, [stage]: id })
    }
  }

  const count = stages.reduce((sum, column) => sum + column.count, 0)
  const isFirstLoad = status === 'loading' && stages.length === 0
  const isEmpty = status === 'ready' && count === 0
  const showsColumns = status !== 'failed' && !isFirstLoad && !isEmpty

  return (
    <section
      aria-busy={status === 'loading'}
      aria-label={text('audience:tab')}
      className="crm-board crm-audience"
      ref={root}
    >
      <search aria-label={text('audience:filter')} className="crm-audience__bar">
        <TextRow
          attributes={{ type: 'search', maxLength: 200 }}
          className="crm-audience__search"
          label={text('filter:search')}
          onChange={setTyped}
          path="crm-audience-q"
          placeholder={text('audience:searchHint')}
          value={typed}
        />
        <Resegment canManage={canManage} onEnd={onResegmented} />
      </search>
      <p className="crm-board__summary" role="status">
        {showsColumns
          ? text('audience:total', { count, number: formatCount({ count, language }) })
          : null}
      </p>
      {status === 'failed' ? (
        <Notice
          action={{ label: text('board:retry'), onClick: () => void load() }}
          hint={error || text('errors:unknown')}
          isAlert
          title={text('audience:failed')}
        />
      ) : null}
      {isEmpty && q ? (
        <Notice
          action={{ label: text('audience:clear'), onClick: () => setQ('') }}
          hint={text('audience:noMatchHint')}
          title={text('audience:noMatch')}
        />
      ) : null}
      {isEmpty && !q ? (
        <Notice hint={text('audience:emptyHint')} title={text('audience:empty')} />
      ) : null}
      {isFirstLoad ? <Skeleton columns={5} label={text('audience:loading')} /> : null}
      {showsColumns ? (
        // Keys and focus belong to the cards; they are read here for all of them.
        <div
          className="crm-board__columns"
          onBlur={focus.onBlur}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          role="presentation"
        >
          {stages.map((column) => {
            const { cards, stage } = column
            const { wanted } = focus
            return (
              <AudienceColumn
                column={column}
                hrefOf={hrefOf}
                key={`${generation}-${stage}`}
                now={now.time}
                onMore={onMore}
                page={pages[stage]}
                reveal={wanted && cards.some(({ id }) => isSameID(id, wanted.id)) ? wanted : null}
                tabStopID={cards.find(({ id }) => isSameID(id, tabStops[stage] ?? ''))?.id}
              />
            )
          })}
        </div>
      ) : null}
    </section>
  )
}
