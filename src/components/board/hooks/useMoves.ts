'use client'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { toast } from '@payloadcms/ui'
import { useCallback, useMemo, useState } from 'react'

import type { BoardCard, BoardColumn, BoardPerson } from '../../../domain/board/types.js'
import type { RequestError } from '../../shared/api/useCRMRequest.js'
import type { BoardStore } from '../state/boardStore.js'
import type { LeadDoc } from '../state/cardOfDoc.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useText } from '../../shared/useText.js'
import { cardOfDoc, pipelineIDOf } from '../state/cardOfDoc.js'
import { findCard } from '../state/columns.js'
import { createMoveQueue } from '../state/moveQueue.js'

export type Move = {
  actualValue?: number
  boardOrder: string
  /** The card before the move. */
  card: BoardCard
  isUndo?: boolean
  lostReason?: string
  stage: string
}

const UNDO_MS = 10_000

/** The toast's button in the admin's look; Payload's own toasts have none. */
const classNames = { actionButton: 'crm-toast__action' }

/** Moves cards of one board: at once on the screen, then on the server, back again if refused. */
export const useMoves = ({
  focusCard,
  people,
  store,
}: {
  /** Brings the keyboard's focus to a card, wherever it is by then. */
  focusCard: (id: number | string) => void
  people: BoardPerson[]
  store: BoardStore
}) => {
  const request = useCRMRequest()
  const { text } = useText()
  const [queue] = useState(createMoveQueue)
  const [asking, setAsking] = useState<Move | null>(null)

  const column = useCallback(
    (stage: string): BoardColumn | undefined =>
      store.getState().columns.find(({ key }) => key === stage),
    [store],
  )
  const nameOf = useCallback((stage: string) => column(stage)?.name ?? stage, [column])

  const actions = useMemo(() => {
    const explain = ({ error, move }: { error: RequestError; move: Move }) => {
      const { card } = move
      const company = card.companyName
      const current = error.current as LeadDoc | undefined
      if (error.code === 'version_conflict' && current) {
        const latest = cardOfDoc({ doc: current, people, previous: card })
        const stays = String(pipelineIDOf(current)) === String(store.getState().pipeline.id)
        store.dispatch({ type: 'saved', card: latest })
        if (!stays) {
          store.dispatch({ id: card.id, type: 'removed' })
        }
        const message = text('errors:conflict', { company, stage: nameOf(latest.stage) })
        toast.error(message, { id: `crm-move-${card.id}`, duration: UNDO_MS })
        return
      }
      store.dispatch({ id: card.id, type: 'refused' })
      if (error.code === 'not_found') {
        store.dispatch({ id: card.id, type: 'removed' })
      }
      if (error.code === 'forbidden') {
        // Its owner is another one by now: the card has to say so.
        store.dispatch({ type: 'wentStale', stages: [card.stage] })
      }
      const now = findCard({ id: card.id, columns: store.getState().columns }) ?? card
      const isSignedOut = error.code === 'unauthorized'
      const message =
        error.code === 'not_found'
          ? text('move:gone', { company })
          : text('move:failed', {
              company,
              reason: isSignedOut ? text('errors:signedOut') : error.message,
              stage: nameOf(now.stage),
            })
      toast.error(message, {
        id: `crm-move-${card.id}`,
        action: isSignedOut
          ? // The page sends whoever is signed out to the login, and knows the way back.
            { label: text('move:signIn'), onClick: () => window.location.reload() }
          : error.code === 'network'
            ? { label: text('move:retry'), onClick: () => again({ ...move, card: now }) }
            : undefined,
        classNames,
        duration: UNDO_MS,
      })
    }

    const confirm = ({
      move,
      reason,
      saved,
    }: {
      move: Move
      reason?: string
      saved: BoardCard
    }) => {
      const { card } = move
      const vars = { company: card.companyName, stage: nameOf(move.stage) }
      const kind = move.isUndo ? 'undone' : card.stage === move.stage ? 'reordered' : 'saved'
      toast.success(text(`move:${kind}`, vars), {
        id: `crm-move-${card.id}`,
        action: move.isUndo
          ? undefined
          : {
              label: text('move:undo'),
              onClick: () =>
                again({
                  actualValue: column(card.stage)?.type === 'won' ? card.value : undefined,
                  boardOrder: card.boardOrder,
                  // A filter may have taken the card off the board by then.
                  card: findCard({ id: card.id, columns: store.getState().columns }) ?? saved,
                  isUndo: true,
                  lostReason: reason,
                  stage: card.stage,
                }),
            },
        classNames,
        duration: UNDO_MS,
      })
    }

    /** A reopened lead forgets why it was lost; undo has to be able to say it again. */
    const reasonBefore = async ({ card, stage }: Move): Promise<string | undefined> => {
      if (card.stage === stage || column(card.stage)?.type !== 'lost') {
        return undefined
      }
      const answer = await request<{ lostReason?: string }>({ path: `/crm/leads/${card.id}` })
      return answer.ok ? (answer.value.lostReason ?? undefined) : undefined
    }

    const save = async (move: Move): Promise<void> => {
      const { actualValue, boardOrder, card, lostReason, stage } = move
      const reason = await reasonBefore(move)
      const base = store.getState().pending[String(card.id)]?.base ?? card
      const answer = await request<{ doc: LeadDoc }>({
        body: { actualValue, boardOrder, lostReason, stage, version: base.updatedAt },
        method: 'PATCH',
        path: `/crm/leads/${card.id}`,
      })
      if (!answer.ok) {
        explain({ error: answer.error, move })
        return
      }
      const saved = cardOfDoc({ doc: answer.value.doc, people, previous: base })
      store.dispatch({ type: 'saved', card: saved })
      confirm({ move, reason, saved })
    }

    /** Moves of one card wait for each other, so that each carries the version of the one before. */
    const enqueue = (move: Move) => void queue.add(String(move.card.id), () => save(move))

    const begin = (move: Move) => {
      const { boardOrder, card, lostReason, stage } = move
      store.dispatch({ id: card.id, type: 'moved', boardOrder, stage })
      const entersLost = card.stage !== stage && column(stage)?.type === 'lost'
      if (entersLost && !lostReason) {
        setAsking(move)
        return
      }
      enqueue(move)
    }

    const again = (move: Move) => {
      begin(move)
      focusCard(move.card.id)
    }

    return { begin, enqueue }
  }, [column, focusCard, nameOf, people, queue, request, store, text])

  const answerReason = useCallback(
    (lostReason: null | string) => {
      if (asking && lostReason) {
        actions.enqueue({ ...asking, lostReason })
      } else if (asking) {
        const { card } = asking
        store.dispatch({ id: card.id, type: 'refused' })
        announce(text('move:cancelled', { company: card.companyName, stage: nameOf(card.stage) }))
      }
      setAsking(null)
      // Once the dialog has let go of the focus.
      setTimeout(() => asking && focusCard(asking.card.id), 50)
    },
    [actions, asking, focusCard, nameOf, store, text],
  )

  return { answerReason, asking, move: actions.begin, nameOf }
}
