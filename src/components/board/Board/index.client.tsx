'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'

import type { BoardPerson } from '../../../domain/board/types.js'
import type { BoardStore } from '../state/boardStore.js'

import { useText } from '../../shared/useText.js'
import { lockedHintIDOf } from '../Card/index.client.js'
import { CloseLead } from '../CloseLead/index.client.js'
import { Column } from '../Column/index.client.js'
import { useBoardContext } from '../context.js'
import { useBoardDrop } from '../hooks/useBoardDrop.js'
import { useBoardKeys } from '../hooks/useBoardKeys.js'
import { useBoardLoading } from '../hooks/useBoardLoading.js'
import { useCardFocus } from '../hooks/useCardFocus.js'
import { useLift } from '../hooks/useLift.js'
import { useMoveMenuValue } from '../hooks/useMoveMenuValue.js'
import { useMoves } from '../hooks/useMoves.js'
import { usePlacing } from '../hooks/usePlacing.js'
import { MoveConflict } from '../MoveConflict/index.client.js'
import { MoveMenuProvider } from '../moveMenuContext.js'
import { findCard } from '../state/columns.js'
import { showLift } from '../state/lift.js'
import { isSameID } from '../state/order.js'
import { Notice } from './Notice.client.js'
import { Skeleton } from './Skeleton.client.js'
import { Summary } from './Summary.client.js'
import './index.css'

export type BoardProps = {
  onAdd: () => void
  onClear: () => void
  people: BoardPerson[]
  query: string
  store: BoardStore
}

type ID = number | string

/** One pipeline as columns of cards. */
export const Board = ({ onAdd, onClear, people, query, store }: BoardProps) => {
  const { text } = useText()
  const { canWrite, onOpen } = useBoardContext()
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  const { columns, currency, error, generation, pages, pipeline, status } = state
  const hintID = useId()
  const root = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [tabStops, setTabStops] = useState<Record<string, ID | undefined>>({})

  const { loadMore, reload } = useBoardLoading({ query, store })
  const focus = useCardFocus({ kind: 'lead', root })
  const { focusCard } = focus
  const { answerClosing, answerMove, asking, closing, move, nameOf, question } = useMoves({
    focusCard,
    people,
    store,
  })
  const placing = usePlacing({ move, store })
  const lifting = useLift({ placing, store })
  const { lift } = lifting
  const onKeyDown = useBoardKeys({ canWrite, focus, lifting, store, tabStops })
  const dragID = useBoardDrop({ enabled: canWrite, onMoved: focusCard, placing, scroller, store })
  const menu = useMoveMenuValue({ onMoved: focusCard, placing, store })
  const onMore = useCallback((stage: string) => void loadMore(stage), [loadMore])

  const onFocus = (event: React.FocusEvent) => {
    const id = focus.onFocus(event)
    const stage = (event.target as HTMLElement).closest<HTMLElement>('[data-stage]')?.dataset.stage
    if (id !== undefined && stage !== undefined && tabStops[stage] !== id) {
      setTabStops({ ...tabStops, [stage]: id })
    }
  }

  // The whole card opens the lead; its link is what keyboards and screen readers meet.
  const onClick = (event: React.MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const id = target.closest<HTMLElement>('[data-lead]')?.dataset.lead
    const isOnCard = event.currentTarget.contains(target) && !target.closest('.crm-card__menu')
    const card = id !== undefined && isOnCard && findCard({ id, columns })
    if (card && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault()
      onOpen(card)
    }
  }

  const shown = useMemo(() => showLift({ columns, lift }), [columns, lift])
  const isEmpty = status !== 'failed' && columns.length > 0 && columns.every(({ count }) => !count)
  const isFirstLoad = status === 'loading' && columns.length === 0
  const showsColumns = status !== 'failed' && !isEmpty && !isFirstLoad

  return (
    <section
      aria-busy={status === 'loading'}
      aria-label={pipeline.name}
      className="crm-board"
      data-board={pipeline.key}
      ref={root}
    >
      <header className="crm-board__head">
        <h2 className="crm-board__name">{pipeline.name}</h2>
        {showsColumns ? <Summary columns={columns} currency={currency} /> : null}
        {canWrite && columns.length > 0 ? (
          <Button
            buttonStyle="secondary"
            className="crm-board__add"
            icon="plus"
            iconPosition="left"
            margin={false}
            onClick={onAdd}
            size="small"
          >
            {text('addLead:add')}
          </Button>
        ) : null}
      </header>
      <p hidden id={hintID}>
        {text(canWrite ? 'keys:hint' : 'keys:hintReadOnly')}
      </p>
      <p hidden id={lockedHintIDOf(hintID)}>
        {text('keys:hintReadOnly')} {text('card:locked')}
      </p>
      {status === 'failed' ? (
        <Notice
          action={{ label: text('board:retry'), onClick: reload }}
          hint={error || text('errors:unknown')}
          isAlert
          title={text('board:failed')}
        />
      ) : null}
      {isEmpty && query ? (
        <Notice
          action={{ label: text('filter:clearAll'), onClick: onClear }}
          hint={text('board:noMatchHint')}
          title={text('board:noMatch')}
        />
      ) : null}
      {isEmpty && !query ? (
        <Notice
          action={canWrite ? { label: text('board:add'), onClick: onAdd } : undefined}
          hint={text(canWrite ? 'board:emptyHint' : 'board:emptyReadOnly', {
            board: pipeline.name,
          })}
          title={text('board:empty')}
        />
      ) : null}
      {isFirstLoad ? <Skeleton label={text('board:loading', { board: pipeline.name })} /> : null}
      <MoveMenuProvider value={menu}>
        {/* Clicks, keys and focus belong to the cards; they are read here for all of them. */}
        <div
          className="crm-board__columns"
          hidden={!showsColumns}
          onBlur={focus.onBlur}
          onClick={onClick}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          ref={scroller}
          role="presentation"
        >
          {shown.map((column) => {
            const holds = (id: ID | null | undefined) =>
              id != null && column.cards.some((card) => isSameID(card.id, id))
            const stop = tabStops[column.key]
            return (
              <Column
                board={store.key}
                column={column}
                currency={currency}
                dragID={holds(dragID) ? dragID : null}
                hintID={hintID}
                key={`${generation}-${column.key}`}
                liftedID={holds(lift?.card.id) ? (lift?.card.id ?? null) : null}
                onMore={onMore}
                page={pages[column.key]}
                reveal={holds(focus.wanted?.id) ? focus.wanted : null}
                tabStopID={holds(stop) ? (stop ?? null) : null}
              />
            )
          })}
        </div>
      </MoveMenuProvider>
      {showsColumns && canWrite ? (
        <p aria-hidden className="crm-board__keys">
          {text('keys:visible')}
        </p>
      ) : null}
      {asking ? (
        <CloseLead
          card={asking.card}
          onAnswer={answerClosing}
          stage={nameOf(asking.stage)}
          type={closing}
        />
      ) : null}
      {question ? (
        <MoveConflict key={question.id} nameOf={nameOf} onAnswer={answerMove} question={question} />
      ) : null}
    </section>
  )
}
