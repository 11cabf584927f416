'use client'
import type React from 'react'

import { createContext, use } from 'react'

import type { BoardCard } from '../../domain/board/types.js'
import type { Stage } from '../../domain/pipelines/stages.js'

export type MoveMenuValue = {
  moveTo: (args: { card: BoardCard; stage: string }) => void
  moveWithin: (args: { card: BoardCard; where: 'down' | 'toTop' | 'up' }) => void
  stages: Pick<Stage, 'key' | 'name'>[]
}

const MoveMenuContext = createContext<MoveMenuValue>({
  moveTo: () => undefined,
  moveWithin: () => undefined,
  stages: [],
})

export const MoveMenuProvider: React.Provider<MoveMenuValue> = MoveMenuContext.Provider

export const useMoveMenu = (): MoveMenuValue => use(MoveMenuContext)
