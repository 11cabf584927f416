'use client'
import React, { createContext, use, useMemo } from 'react'

import type { Run } from '../types.js'
import type { RunHandle } from './useRun.js'

import { useRun } from './useRun.js'

/** The runs that change what the page shows. */
type Runs = { daily: RunHandle; scores: RunHandle }

const RunsContext = createContext<null | Runs>(null)

/** Follows the runs of the page, whatever of it is open; `onEnd` when one has changed the leads. */
export const RunsProvider = ({
  children,
  lastDaily,
  onEnd,
}: {
  children: React.ReactNode
  lastDaily: null | Run
  onEnd: () => void
}) => {
  const daily = useRun({ initial: lastDaily, kind: 'daily', onEnd })
  const scores = useRun({ kind: 'score_leads', onEnd })
  const runs = useMemo(() => ({ daily, scores }), [daily, scores])
  return <RunsContext value={runs}>{children}</RunsContext>
}

export const useRuns = (): Runs => {
  const runs = use(RunsContext)
  if (!runs) {
    throw new Error('payload-crm: what shows runs needs a RunsProvider around it.')
  }
  return runs
}
