'use client'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { toast } from '@payloadcms/ui'
import { useCallback, useMemo, useState } from 'react'

import type { BoardCard, BoardColumn, BoardPerson } from '../../../domain/board/types.js'
import type { RequestError } from '../../shared/api/useCRMRequest.js'
import type { Closing } from '../CloseLead/closing.js'
import type { BoardStore } from '../state/boardStore.js'
import type { LeadDoc } from '../state/cardOfDoc.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { withAction } from '../../shared/toast/withAction.js'
import { useText } from '../../shared/useText.js'
import { closingOfDoc, settledMove } from '../CloseLead/closing.js'
import { cardOfDoc, pipelineIDOf } from '../state/cardOfDoc.js'
import { findCard } from '../state/columns.js'
import { createMoveQueue } from '../state/moveQueue.js'
import { reconcileMove, settleMove } from '../state/reconcileMove.js'
import { useMoveQuestions } from './useMoveQuestions.js'

export type Move = {
  boardOrder: string
  /** The card before the move. */
  card: BoardCard
  /** What a move into a closed stage says about the lead. */
  closing?: Closing
  isUndo?: boolean
  stage: string
}

type SaveArgs = {
  /** How the lead had been closed before the move. */
  before?: Closing
  /** Whether the move was made once more, on top of somebody else's change. */
  isMerged?: boolean
  move: Move
  /** The lead as the move takes it to be, where that is newer than the card. */
  seen?: LeadDoc
}

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
  const { answer: answerMove, ask, question } = useMoveQuestions({ people })

  const column = useCallback(
    (stage: string): BoardColumn | undefined =>
      store.getState().columns.find(({ key }) => key === stage),
    [store],
  )
  const nameOf = useCallback((stage: string) => column(stage)?.name ?? stage, [column])

  const actions = useMemo(() => {
    const isOnBoard = (doc: LeadDoc) =>
      String(pipelineIDOf(doc)) === String(store.getState().pipeline.id)

    /** The card goes where somebody else has put it. */
    const giveWay = ({ card, current }: { card: BoardCard; current: LeadDoc }) => {
      const latest = cardOfDoc({ doc: current, people, previous: card })
      store.dispatch({ type: 'saved', card: latest })
      if (!isOnBoard(current)) {
        store.dispatch({ id: card.id, type: 'removed' })
      }
      const vars = { company: card.companyName, stage: nameOf(latest.stage) }
      toast.info(text('errors:conflict', vars), { id: `crm-move-${card.id}`, ...withAction })
    }

    const explain = ({ error, move }: { error: RequestError; move: Move }) => {
      const { card } = move
      const company = card.companyName
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
            ? {
                label: text('move:retry'),
                onClick: (event) => again({ event, move: { ...move, card: now } }),
              }
            : undefined,
        ...withAction,
      })
    }

    const confirm = ({
      before,
      isMerged,
      move,
      saved,
    }: {
      before?: Closing
      isMerged: boolean
      move: Move
      saved: BoardCard
    }) => {
      const { card } = move
      const vars = { company: card.companyName, stage: nameOf(move.stage) }
      const moved = isMerged ? 'merged' : 'saved'
      const kind = move.isUndo ? 'undone' : card.stage === move.stage ? 'reordered' : moved
      toast.success(text(`move:${kind}`, vars), {
        id: `crm-move-${card.id}`,
        action: move.isUndo
          ? undefined
          : {
              label: text('move:undo'),
              onClick: (event) =>
                again({
                  event,
                  move: {
                    boardOrder: card.boardOrder,
                    // A filter may have taken the card off the board by then.
                    card: findCard({ id: card.id, columns: store.getState().columns }) ?? saved,
                    closing: before,
                    isUndo: true,
                    stage: card.stage,
                  },
                }),
            },
        ...withAction,
      })
    }

    /** A reopened lead forgets how it was closed; undo has to be able to say it again. */
    const closingBefore = async ({ card, stage }: Move): Promise<Closing | undefined> => {
      const type = column(card.stage)?.type
      if (card.stage === stage || (type !== 'lost' && type !== 'won')) {
        return undefined
      }
      const answer = await request<LeadDoc>({ path: `/crm/leads/${card.id}` })
      return answer.ok ? closingOfDoc({ type, doc: answer.value }) : undefined
    }

    const save = async (args: SaveArgs): Promise<void> => {
      const { before, isMerged = false, move, seen } = args
      const { boardOrder, card, closing, stage } = move
      const base = store.getState().pending[String(card.id)]?.base ?? card
      const version = (seen ?? base).updatedAt
      const answer = await request<{ doc: LeadDoc }>({
        body: { ...closing, boardOrder, stage, version },
        method: 'PATCH',
        path: `/crm/leads/${card.id}`,
      })
      if (answer.ok) {
        const saved = cardOfDoc({ doc: answer.value.doc, people, previous: base })
        store.dispatch({ type: 'saved', card: saved })
        confirm({ before, isMerged, move, saved })
        return
      }
      const current = answer.error.current as LeadDoc | null | undefined
      if (answer.error.code === 'version_conflict' && current) {
        await reconcile({ base: seen ?? base, before, current, move })
      } else {
        explain({ error: answer.error, move })
      }
    }

    /** Somebody else was faster: the move is made once more, given up, or asked about. */
    const reconcile = async ({
      base,
      before,
      current,
      move,
    }: { base: Pick<BoardCard, 'stage'>; current: LeadDoc } & SaveArgs): Promise<void> => {
      const { card } = move
      const isLost = (stage: string) => column(stage)?.type === 'lost'
      const outcome = reconcileMove({
        base,
        current,
        isLost,
        move: { lostReason: move.closing?.lostReason, stage: move.stage },
      })
      if (outcome.kind === 'leave' || !isOnBoard(current)) {
        giveWay({ card, current })
        return
      }
      if (outcome.kind === 'repeat') {
        await save({ before, isMerged: true, move, seen: current })
        return
      }
      const { merge } = outcome
      const choices = await ask({ id: card.id, company: card.companyName, current, merge })
      const settled = choices && settleMove({ choices, current, merge })
      if (settled) {
        await save({ before, move: settledMove({ current, move, settled }), seen: current })
      } else {
        giveWay({ card, current })
      }
      // Once the dialog has let go of the focus.
      setTimeout(() => focusCard(card.id), 50)
    }

    /** Moves of one card wait for each other, so that each carries the version of the one before. */
    const enqueue = (move: Move) =>
      void queue.add(String(move.card.id), async () =>
        save({ before: await closingBefore(move), move }),
      )

    const begin = (move: Move) => {
      const { boardOrder, card, closing, stage } = move
      store.dispatch({ id: card.id, type: 'moved', boardOrder, stage })
      const isClosing = card.stage !== stage && column(stage)?.type !== 'open'
      if (isClosing && !closing) {
        setAsking(move)
        return
      }
      enqueue(move)
    }

    /** From a toast, which stays until the answer takes its place: one on its way out takes that along. */
    const again = ({ event, move }: { event: React.MouseEvent; move: Move }) => {
      event.preventDefault()
      begin(move)
      focusCard(move.card.id)
    }

    return { begin, enqueue }
  }, [ask, column, focusCard, nameOf, people, queue, request, store, text])

  const answerClosing = useCallback(
    (closing: Closing | null) => {
      if (asking && closing) {
        actions.enqueue({ ...asking, closing })
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

  const closing: 'lost' | 'won' = asking && column(asking.stage)?.type === 'won' ? 'won' : 'lost'
  return { answerClosing, answerMove, asking, closing, move: actions.begin, nameOf, question }
}
