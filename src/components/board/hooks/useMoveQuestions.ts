'use client'
import { useCallback, useState } from 'react'

import type { BoardPerson } from '../../../domain/board/types.js'
import type { Merge } from '../../../domain/shared/merge/mergeChanges.js'
import type { Choices } from '../../conflict/ConflictDialog/index.client.js'
import type { LeadDoc } from '../state/cardOfDoc.js'

import { relationID } from '../../../utilities/relationID.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useBoardContext } from '../context.js'

/** A card that two people moved, waiting for an answer. */
export type MoveQuestion = {
  company: string
  current: LeadDoc
  id: number | string
  merge: Merge
  /** Who moved it last, where that is known. */
  mover?: string
}

type Asked = { answer: (choices: Choices | null) => void; question: MoveQuestion }

type History = { docs: { author?: unknown; toStage?: string }[] }

/** Questions about moves, one after the other; each is a promise of its answer. */
export const useMoveQuestions = ({ people }: { people: BoardPerson[] }) => {
  const { activitiesSlug } = useBoardContext()
  const request = useCRMRequest()
  const [asked, setAsked] = useState<Asked[]>([])

  const moverOf = useCallback(
    async ({ id, stage }: LeadDoc): Promise<string | undefined> => {
      const query = new URLSearchParams({
        depth: '0',
        limit: '1',
        sort: '-createdAt',
        'where[lead][equals]': String(id),
        'where[type][equals]': 'stage_change',
      })
      const answer = await request<History>({ path: `/${activitiesSlug}?${query.toString()}` })
      const last = answer.ok ? answer.value.docs[0] : undefined
      const author = last?.toStage === stage ? relationID(last.author) : null
      return people.find((person) => String(person.id) === String(author))?.name
    },
    [activitiesSlug, people, request],
  )

  const ask = useCallback(
    async (question: MoveQuestion): Promise<Choices | null> => {
      const mover = await moverOf(question.current)
      return new Promise((answer) =>
        setAsked((before) => [...before, { answer, question: { ...question, mover } }]),
      )
    },
    [moverOf],
  )

  const [first] = asked
  const answer = useCallback(
    (choices: Choices | null) => {
      first?.answer(choices)
      setAsked((before) => before.filter((other) => other !== first))
    },
    [first],
  )

  return { answer, ask, question: first?.question ?? null }
}
