'use client'
import { useEffect, useMemo, useRef, useState } from 'react'

import type { BoardPerson } from '../../../domain/board/types.js'
import type { LeadPipeline } from '../../leads/AddLead/index.client.js'
import type { BoardStore } from '../state/boardStore.js'
import type { LeadDoc } from '../state/cardOfDoc.js'
import type { BoardStart } from './index.client.js'

import { createBoardState } from '../state/boardReducer.js'
import { createBoardStore } from '../state/boardStore.js'
import { cardOfDoc, pipelineIDOf } from '../state/cardOfDoc.js'
import { findCard } from '../state/columns.js'

/** One store per board, and what happens to a lead outside of them: added, saved, deleted. */
export const useBoards = ({
  boards,
  people,
  revision,
}: {
  boards: BoardStart[]
  people: BoardPerson[]
  /** Another one whenever leads were changed elsewhere. */
  revision: number
}) => {
  const [stores] = useState<BoardStore[]>(() =>
    boards.map((start) => createBoardStore(createBoardState(start))),
  )

  const shown = useRef(revision)
  useEffect(() => {
    if (shown.current !== revision) {
      shown.current = revision
      for (const store of stores) {
        const stages = store.getState().columns.map(({ key }) => key)
        store.dispatch({ type: 'wentStale', stages })
      }
    }
  }, [revision, stores])

  return useMemo(() => {
    const put = (doc: LeadDoc) => {
      for (const store of stores) {
        const { columns, pipeline } = store.getState()
        const previous = findCard({ id: doc.id, columns })
        if (String(pipelineIDOf(doc)) === String(pipeline.id)) {
          const card = cardOfDoc({ doc, people, previous })
          store.dispatch({ type: 'put', card })
          if (previous && String(previous.owner?.id) !== String(card.owner?.id)) {
            // Who may move it hangs on the owner, and is the server's to say.
            store.dispatch({ type: 'wentStale', stages: [card.stage] })
          }
        } else if (previous) {
          store.dispatch({ id: doc.id, type: 'removed' })
        }
      }
    }
    return {
      onAdded: put,
      onDeleted: (id: number | string) =>
        stores.forEach((store) => store.dispatch({ id, type: 'removed' })),
      onSaved: put,
      pipelines: (): LeadPipeline[] =>
        stores.map((store) => {
          const { columns, pipeline } = store.getState()
          return { ...pipeline, stages: columns }
        }),
      stores,
    }
  }, [people, stores])
}
