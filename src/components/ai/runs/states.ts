import type { RunStatus } from '../../../domain/runs/status.js'
import type { Estimate, Run } from '../types.js'

const UNDER_WAY: RunStatus[] = ['queued', 'running']

export const isUnderWay = (run: null | Run | undefined): boolean =>
  run !== null && run !== undefined && UNDER_WAY.includes(run.status)

/** Whether somebody should see what a run may cost before it starts: a model is asked, and not known to be free. */
export const needsConsent = ({ calls, cost }: Estimate): boolean => calls > 0 && cost !== 0
