'use client'
import { Button } from '@payloadcms/ui'
import React from 'react'

import type { Run } from '../types.js'
import type { RunHandle } from './useRun.js'
import type { RunPath } from './useStart.js'

import './index.css'
import { RunCost } from './RunCost.client.js'
import { RunState } from './RunState.client.js'
import { isUnderWay } from './states.js'
import { useStart } from './useStart.js'

/** The button that starts a run, the run while it is under way, and how it went. */
export const RunBar = ({
  body,
  canStart,
  found,
  handle,
  label,
  path,
}: {
  body: object
  canStart: boolean
  /** What a run says that is done, instead of how many records it went through. */
  found?: (run: Run) => string
  handle: RunHandle
  label: string
  path: RunPath
}) => {
  const { ask, dismiss, isStarting, question, start } = useStart({ body, handle, path })
  return (
    <div className="crm-run">
      <RunState canCancel={canStart} found={found} handle={handle} />
      {canStart && !isUnderWay(handle.run) ? (
        <Button
          buttonStyle="secondary"
          disabled={isStarting}
          margin={false}
          onClick={() => void ask()}
          size="medium"
        >
          {label}
        </Button>
      ) : null}
      {question ? (
        <RunCost estimate={question} onCancel={dismiss} onStart={() => void start()} />
      ) : null}
    </div>
  )
}
