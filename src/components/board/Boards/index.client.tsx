'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useCallback, useEffect, useMemo, useState } from 'react'

import type { BoardCard, Board as BoardData, BoardPerson } from '../../../domain/board/types.js'
import type { Choice } from '../../shared/form/rows.client.js'
import type { ClosingReasonLists } from '../context.js'

import { AddLead } from '../../leads/AddLead/index.client.js'
import { Board } from '../Board/index.client.js'
import { BoardProvider } from '../context.js'
import { FilterBar } from '../FilterBar/index.client.js'
import { useBoardFilter } from '../hooks/useBoardFilter.js'
import { LeadDrawer } from '../LeadDrawer/index.client.js'
import { useBoards } from './useBoards.js'

export type BoardStart = {
  board: BoardData | null
  /** Why there is no board; `null` without one: it was not read yet. */
  error: null | string
  pipeline: BoardData['pipeline']
}

export type BoardsProps = {
  activitiesSlug: string
  boards: BoardStart[]
  canWrite: boolean
  currency: string
  leadsSlug: string
  /** ISO 8601: the server's clock, so that both sides show the same days. */
  now: string
  /** Who can own a lead. */
  people: BoardPerson[]
  reasons: ClosingReasonLists
  /** Another one whenever leads were changed elsewhere: the boards are read again. */
  revision: number
  sources: Choice[]
  userID: number | string
}

const MINUTE_MS = 60_000

const useNow = (start: string): number => {
  const [now, setNow] = useState(() => Date.parse(start))
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Back to the card once the drawer has let go of the focus, unless it went somewhere else. */
const focusCardOf = (id: number | string) =>
  setTimeout(() => {
    if (document.activeElement === document.body) {
      document
        .querySelector<HTMLElement>(`[data-lead="${CSS.escape(String(id))}"] .crm-card__title`)
        ?.focus({ preventScroll: true })
    }
  }, 50)

/** The boards of all sales pipelines beneath one filter, with the lead's drawer and form over them. */
export const Boards = ({
  activitiesSlug,
  boards,
  canWrite,
  currency,
  leadsSlug,
  now: start,
  people,
  reasons,
  revision,
  sources,
  userID,
}: BoardsProps) => {
  const { config } = useConfig()
  const { filter, query, setFilter } = useBoardFilter()
  const now = useNow(start)
  const { onAdded, onDeleted, onSaved, pipelines, stores } = useBoards({ boards, people, revision })
  const [addingTo, setAddingTo] = useState<null | string>(null)
  const [openID, setOpenID] = useState<null | number | string>(null)

  const adminRoute = config.routes.admin
  const context = useMemo(
    () => ({
      activitiesSlug,
      canWrite,
      hrefOf: (id: number | string) =>
        formatAdminURL({ adminRoute, path: `/collections/${leadsSlug}/${id}` }),
      now,
      onOpen: ({ id }: BoardCard) => setOpenID(id),
      reasons,
    }),
    [activitiesSlug, adminRoute, canWrite, leadsSlug, now, reasons],
  )
  const onClear = useCallback(() => setFilter({}), [setFilter])

  return (
    <BoardProvider value={context}>
      <FilterBar filter={filter} onChange={setFilter} people={people} />
      {stores.map((store) => (
        <Board
          key={store.key}
          onAdd={() => setAddingTo(store.key)}
          onClear={onClear}
          people={people}
          query={query}
          store={store}
        />
      ))}
      {openID === null ? null : (
        <LeadDrawer
          collectionSlug={leadsSlug}
          id={openID}
          key={openID}
          onClose={() => {
            setOpenID(null)
            focusCardOf(openID)
          }}
          onDeleted={onDeleted}
          onSaved={onSaved}
        />
      )}
      {addingTo === null ? null : (
        <AddLead
          currency={currency}
          onAdded={onAdded}
          onClose={() => setAddingTo(null)}
          people={people}
          pipelines={pipelines()}
          sources={sources}
          startIn={addingTo}
          userID={userID}
        />
      )}
    </BoardProvider>
  )
}
